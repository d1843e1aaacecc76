-- A key ends: after a year unless its maker said otherwise. Keys that were made before get a year from now on. Machine time.
alter table api_key
    add column expires_at   timestamptz not null default clock_timestamp() + interval '1 year',
    add column last_used_at timestamptz,
    add check (expires_at > created_at);

-- Keys die with their workspace.
alter table api_key drop constraint api_key_workspace_id_fkey;
alter table api_key add foreign key (workspace_id) references workspace on delete cascade;
