-- People who sign in, and what each may do in which workspace. A member belongs to the installation, a membership to a
-- workspace. Machine time throughout.
create table member (
    member_id     text primary key check (member_id ~ '^[0-9a-f]{32}$'),
    -- In lower case: whoever signs in need not remember how it was written.
    email         text        not null unique check (email = lower(email) and length(email) between 3 and 254),
    name          text        not null check (length(name) between 1 and 100),
    language      text        not null check (language in ('pl', 'en')),
    -- Argon2id in its usual text form. The owner of the demo has none and signs in by link.
    password_hash text,
    -- Sessions hold the epoch that they began in and end with it: a new password or another role begins the next one.
    epoch         bigint      not null default 1,
    created_at    timestamptz not null default clock_timestamp()
);

create table membership (
    workspace_id bigint      not null references workspace on delete cascade,
    member_id    text        not null references member on delete cascade,
    role         text        not null check (role in ('OWNER', 'ADMIN', 'EDITOR', 'SENDER', 'ANALYST', 'VIEWER')),
    created_at   timestamptz not null default clock_timestamp(),
    primary key (workspace_id, member_id)
);

create index membership_member on membership (member_id);

select rytm_protect_by_workspace('membership');

-- Inside a workspace only its own members exist; their passwords do not, and all that can be changed is the epoch.
alter table member enable row level security;
create policy api on member for all to rytm_api using (
    exists (select 1 from membership m where m.member_id = member.member_id and m.workspace_id = rytm_workspace()));
create policy worker on member for all to rytm_worker using (true);
revoke all on member from rytm_api;
grant select (member_id, email, name, language, epoch, created_at), update (epoch) on member to rytm_api;

-- A key dies with the membership of whoever made it. Keys that the command line or another key made have no maker.
alter table api_key
    add column created_by text,
    add foreign key (workspace_id, created_by) references membership (workspace_id, member_id) on delete cascade;

create index api_key_maker on api_key (workspace_id, created_by);
