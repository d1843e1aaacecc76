-- Who may come in over HTTP. Of a key only the SHA-256 of its 256 random bits is kept, so a copy of the table opens
-- nothing. A key without a workspace belongs to the instance: it makes workspaces and sees nothing of theirs.
create table api_key (
    key_id       text primary key check (key_id ~ '^[0-9a-f]{16}$'),
    workspace_id bigint references workspace,
    name         text        not null check (length(name) between 1 and 100),
    hash         bytea       not null check (length(hash) = 32),
    scopes       text[]      not null,
    created_at   timestamptz not null default now(),
    revoked_at   timestamptz
);

create index api_key_workspace on api_key (workspace_id);

select rytm_protect_by_workspace('api_key');
