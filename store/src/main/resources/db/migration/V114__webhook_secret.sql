-- What a page signs its calls of other systems with; Vault ciphertext. After a change the one before signs as well for a while.
create table webhook_secret (
    page_id        bigint      primary key references page,
    secret         bytea       not null,
    previous       bytea,
    previous_until timestamptz,
    changed_at     timestamptz not null default clock_timestamp(),
    check ((previous is null) = (previous_until is null))
);

select rytm_protect_by_page('webhook_secret');
