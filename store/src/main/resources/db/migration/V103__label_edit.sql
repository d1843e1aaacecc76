-- A tag or a field that goes by another name, or goes away, for everybody who has it: told to each of them by an event of their own,
-- a few thousand at a time. The row is how far that has come.
create table label_edit (
    page_id     bigint      not null references page,
    edit_id     text        not null check (length(edit_id) between 1 and 64),
    subject     text        not null check (subject in ('TAG', 'FIELD')),
    name        text        not null,
    -- Absent: it goes away.
    into_name   text,
    -- How many had it when it began, and how many were told so far.
    people      bigint      not null,
    told        bigint      not null default 0,
    -- The last person that was told.
    after       text        not null default '',
    -- Business time.
    asked_at    timestamptz not null,
    started_at  timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    primary key (page_id, edit_id)
);

create unique index label_edit_running on label_edit (page_id, subject, name) where finished_at is null;
create index label_edit_next on label_edit (started_at) where finished_at is null;

select rytm_protect_by_page('label_edit');

-- What kind of thing the values of a field are meant to be. A field that nobody declared takes anything.
create table contact_field (
    page_id bigint not null references page,
    name    text   not null check (length(name) between 1 and 100),
    type    text   not null check (type in ('TEXT', 'NUMERIC', 'TRUTH', 'DATE')),
    primary key (page_id, name)
);

select rytm_protect_by_page('contact_field');
