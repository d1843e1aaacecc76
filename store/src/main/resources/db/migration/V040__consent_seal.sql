-- A page's seals, each over the heads of the consent chains that had grown since the one before: whoever keeps the last seal's hash
-- can show later that no chain was shortened or put together anew. Machine time.
create table consent_seal (
    page_id   bigint      not null,
    number    integer     not null check (number > 0),
    -- One line for each chain: its id, its length and its head.
    heads     text        not null,
    hash      bytea       not null check (length(hash) = 32),
    sealed_at timestamptz not null default clock_timestamp(),
    primary key (page_id, number)
);

revoke update, delete, truncate on consent_seal from rytm_api, rytm_worker;

select rytm_protect_by_page('consent_seal');

-- What was sealed of each chain; a longer chain waits to be sealed.
alter table consent_chain add column sealed_length integer not null default 0;

create index consent_chain_unsealed on consent_chain (page_id) where sealed_length < length;
