-- A file of people on its way in. It is brought in parts, looked at, given a plan, and then carried out a thousand rows at a time, each
-- row an event of its person. The text goes when it ends.
create table contact_import (
    page_id     bigint      not null references page,
    import_id   text        not null check (length(import_id) between 1 and 64),
    name        text        not null check (length(name) between 1 and 255),
    state       text        not null default 'UPLOADING' check (state in ('UPLOADING', 'RUNNING', 'DONE', 'CANCELLED')),
    characters  bigint      not null default 0,
    plan        jsonb,
    -- The names of its columns, for whoever reads about faults.
    headings    text[]      not null default '{}',
    -- Rows of people in the file, known once it runs; rows looked at; events that came of them; rows passed over.
    total       bigint,
    read        bigint      not null default 0,
    told        bigint      not null default 0,
    faulty      bigint      not null default 0,
    -- Business time.
    asked_at    timestamptz,
    created_at  timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    primary key (page_id, import_id),
    check (state <> 'RUNNING' or (plan is not null and total is not null and asked_at is not null))
);

create index contact_import_next on contact_import (created_at) where state = 'RUNNING';

create table contact_import_part (
    page_id    bigint  not null,
    import_id  text    not null,
    number     integer not null check (number between 0 and 99),
    text       text    not null,
    characters integer not null,
    primary key (page_id, import_id, number),
    foreign key (page_id, import_id) references contact_import on delete cascade
);

-- Of a file that is wrong throughout only the first faults are kept.
create table contact_import_fault (
    page_id   bigint  not null,
    import_id text    not null,
    number    bigint  not null,
    line      integer not null,
    place     integer,
    kind      text    not null,
    value     text,
    primary key (page_id, import_id, number),
    foreign key (page_id, import_id) references contact_import on delete cascade
);

select rytm_protect_by_page('contact_import');
select rytm_protect_by_page('contact_import_part');
select rytm_protect_by_page('contact_import_fault');
