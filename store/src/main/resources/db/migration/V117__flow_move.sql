-- A new version of a flow that whoever is inside an older one is told of, by an event of their own, a few thousand people
-- at a time. The row is how far that has come.
create table flow_move (
    page_id     bigint      not null,
    flow_id     text        not null,
    version     integer     not null,
    -- Whether they begin the new version instead of going on in it.
    restarts    boolean     not null,
    -- The last person that was looked at, and how many were told so far.
    after       text        not null default '',
    told        bigint      not null default 0,
    -- Whoever decided with the older version when this was first looked at has ended once no transaction before this one
    -- runs any more.
    begins_at   xid8,
    -- Business time.
    asked_at    timestamptz not null,
    started_at  timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    primary key (page_id, flow_id, version),
    foreign key (page_id, flow_id, version) references flow_version on delete cascade
);

create index flow_move_next on flow_move (started_at) where finished_at is null;

select rytm_protect_by_page('flow_move');
