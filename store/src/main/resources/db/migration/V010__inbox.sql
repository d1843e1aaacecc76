-- Events that wait to be decided, and those that were.
--
-- Partitioned by the event's own time, which is equal in every repeat and therefore part of the key. The default partition takes
-- events whose month nobody prepared. Machine time: `arrived_at`; everything else is business time.
create sequence inbox_arrival;

create table inbox (
    page_id         bigint      not null,
    event_at        timestamptz not null,
    event_key       bytea       not null check (length(event_key) = 32),
    -- Empty for an event of the page itself.
    contact_id      text        not null,
    kind            text        not null,
    -- Tokens in it are Vault ciphertext.
    event           jsonb       not null,
    arrival         bigint      not null default nextval('inbox_arrival'),
    arrived_at      timestamptz not null default clock_timestamp(),
    attempts        integer     not null default 0,
    -- The `now` and the catalog that it was decided with: enough to decide it again.
    processed_at    timestamptz,
    catalog_version bigint,
    -- Why nobody will decide it any more.
    parked          text,
    primary key (page_id, event_at, event_key)
) partition by range (event_at);

create table inbox_default partition of inbox default;
revoke all on inbox_default from rytm_api, rytm_worker;

-- One person's waiting events, in order.
create index inbox_waiting on inbox (page_id, contact_id, event_at, arrival) where processed_at is null and parked is null;

-- Who has waited longest.
create index inbox_oldest on inbox (arrival) where processed_at is null and parked is null;

-- A waiting stop, block or erase forbids a send before anybody has decided it.
create index inbox_stops on inbox (page_id, contact_id)
    where processed_at is null and parked is null
      and kind in ('notifications-stopped', 'stop-asked', 'standing-changed');

create index inbox_parked on inbox (page_id, event_at) where parked is not null;

select rytm_protect_by_page('inbox');

-- Webhook bodies as they came, sealed: they hold tokens. `reason` tells why one could not be read, or not wholly.
create table raw_body (
    arrived_at  timestamptz not null,
    body_key    bytea       not null check (length(body_key) = 32),
    body        bytea       not null,
    reason      text,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (arrived_at, body_key)
) partition by range (arrived_at);

create table raw_body_default partition of raw_body default;
revoke all on raw_body_default from rytm_api, rytm_worker;
revoke all on raw_body from rytm_api;

create index raw_body_unread on raw_body (arrived_at) where reason is not null;
