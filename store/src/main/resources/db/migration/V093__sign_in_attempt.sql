-- Failed sign-ins, counted for each account, each address and all together, and when the next attempt is heard. Accounts
-- and addresses stand here as hashes: people type passwords into the wrong field.
create table sign_in_attempt (
    subject  text primary key check (length(subject) between 1 and 80),
    failures integer     not null check (failures >= 0),
    last_at  timestamptz not null,
    free_at  timestamptz not null
);

alter table sign_in_attempt enable row level security;
create policy worker on sign_in_attempt for all to rytm_worker using (true);
revoke all on sign_in_attempt from rytm_api;
