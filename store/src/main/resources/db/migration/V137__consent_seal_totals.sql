-- How many chains, and how many rows in them, had been sealed by then: what a page's ledger holds is read off its newest seal instead of
-- being counted. Absent in seals of before; whoever seals next counts once. The seal's hash does not cover them.
alter table consent_seal add column people bigint, add column entries bigint;
