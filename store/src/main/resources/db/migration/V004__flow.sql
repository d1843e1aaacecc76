-- A flow as its author sees it: the draft may be anything that is JSON, finished or not. The revision grows with every
-- save, so that two people who edit at once notice.
create table flow (
    page_id           bigint      not null references page,
    flow_id           text        not null check (length(flow_id) between 1 and 64),
    name              text        not null check (length(name) between 1 and 100),
    kind              text        not null check (kind in ('FLOW', 'SUBFLOW')),
    draft             jsonb       not null,
    draft_revision    bigint      not null default 1,
    draft_saved_at    timestamptz not null default now(),
    published_version integer,
    created_at        timestamptz not null default now(),
    primary key (page_id, flow_id)
);

-- What was published: valid, numbered from 1, never changed. People inside a flow keep the version they entered.
create table flow_version (
    page_id      bigint      not null,
    flow_id      text        not null,
    version      integer     not null check (version >= 1),
    document     jsonb       not null,
    published_by text        not null,
    published_at timestamptz not null default now(),
    primary key (page_id, flow_id, version),
    foreign key (page_id, flow_id) references flow on delete cascade
);

select rytm_protect_by_page('flow');
select rytm_protect_by_page('flow_version');
