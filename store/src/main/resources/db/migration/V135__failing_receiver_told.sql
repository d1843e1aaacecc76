-- When the team was told that a call of the receiver is given up: it is told of the first, and not of each person's. Machine
-- time.
alter table failing_receiver add column told_at timestamptz;
