-- The proof of every consent: one hash chain for each person, append-only.
--
-- A chain bears a keyed hash instead of the person's id, and its rows are sealed under a key of the person's own. Forgetting that key
-- (`person_key` becomes null) makes the contents unreadable, and the chain still verifies: a row's hash covers ciphertext only.
create table consent_chain (
    page_id    bigint      not null,
    chain_id   text        not null check (length(chain_id) = 64),
    -- Vault ciphertext.
    person_key text,
    length     integer     not null check (length > 0),
    head       bytea       not null check (length(head) = 32),
    changed_at timestamptz not null default clock_timestamp(),
    primary key (page_id, chain_id)
);

create index consent_chain_changed on consent_chain (page_id, changed_at);

create table consent_ledger (
    page_id     bigint      not null,
    chain_id    text        not null,
    position    integer     not null check (position > 0),
    body        bytea       not null,
    hash        bytea       not null check (length(hash) = 32),
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (page_id, chain_id, position)
);

revoke update, delete, truncate on consent_ledger from rytm_api, rytm_worker;

select rytm_protect_by_page('consent_chain');
select rytm_protect_by_page('consent_ledger');
