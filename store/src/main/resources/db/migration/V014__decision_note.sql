-- The lines of a person's timeline that no other table tells. Partitioned by the business time of the decision.
create sequence decision_note_number;

create table decision_note (
    page_id    bigint      not null,
    contact_id text        not null,
    at         timestamptz not null,
    number     bigint      not null default nextval('decision_note_number'),
    kind       text        not null,
    parameters jsonb       not null,
    primary key (page_id, contact_id, at, number)
) partition by range (at);

create table decision_note_default partition of decision_note default;
revoke all on decision_note_default from rytm_api, rytm_worker;

select rytm_protect_by_page('decision_note');

-- Tokens that belong to no topic of ours: kept, shown as a number, never sent on.
create table foreign_token (
    page_id    bigint      not null,
    contact_id text        not null,
    -- Recognises a token without keeping it.
    token_hash text        not null,
    -- Vault ciphertext.
    token      text        not null,
    title      text,
    at         timestamptz not null,
    primary key (page_id, contact_id, token_hash)
);

select rytm_protect_by_page('foreign_token');
