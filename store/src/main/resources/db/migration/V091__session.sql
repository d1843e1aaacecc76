-- Who is signed in, in which browser. Of the cookie only the SHA-256 of its 256 random bits is kept.
create table session (
    -- How people name a session when they end it; it opens nothing.
    session_id   text primary key check (session_id ~ '^[0-9a-f]{32}$'),
    hash         bytea       not null unique check (length(hash) = 32),
    member_id    text        not null references member on delete cascade,
    epoch        bigint      not null,
    browser      text        not null check (length(browser) <= 300),
    created_at   timestamptz not null default clock_timestamp(),
    last_seen_at timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null
);

create index session_member on session (member_id);

-- Sessions are looked up before it is known which workspace is meant, so no workspace sees any.
alter table session enable row level security;
create policy worker on session for all to rytm_worker using (true);
revoke all on session from rytm_api;
