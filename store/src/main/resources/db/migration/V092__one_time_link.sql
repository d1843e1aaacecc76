-- Links that let somebody in once: the first owner, somebody invited, the owner of the demo. Only the SHA-256 of a link's
-- 256 random bits is kept.
create table one_time_link (
    link_id      text primary key check (link_id ~ '^[0-9a-f]{32}$'),
    hash         bytea       not null unique check (length(hash) = 32),
    kind         text        not null check (kind in ('OWNER', 'INVITATION', 'DEMO')),
    -- Absent while there is none yet: the first owner's link makes it.
    workspace_id bigint references workspace on delete cascade,
    email        text,
    role         text check (role in ('OWNER', 'ADMIN', 'EDITOR', 'SENDER', 'ANALYST', 'VIEWER')),
    -- An invitation dies with the membership of whoever sent it.
    created_by   text,
    created_at   timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null,
    used_at      timestamptz,
    foreign key (workspace_id, created_by) references membership (workspace_id, member_id) on delete cascade,
    check (kind = 'OWNER' or workspace_id is not null),
    check ((kind = 'INVITATION') = (email is not null)),
    check ((kind = 'INVITATION') = (role is not null))
);

create index one_time_link_workspace on one_time_link (workspace_id, created_by);

select rytm_protect_by_workspace('one_time_link');

-- Inside a workspace invitations are made, seen and taken back; a link is never used or prolonged from there.
revoke update on one_time_link from rytm_api;
