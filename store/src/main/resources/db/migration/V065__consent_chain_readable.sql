-- Whoever was forgotten and comes back gets a new key on the same chain: it opens the rows from here on.
alter table consent_chain add column readable_from integer not null default 1 check (readable_from > 0);
