-- A condition with a name. The document is the condition in its JSON form.
create table segment (
    page_id    bigint      not null references page,
    segment_id text        not null check (length(segment_id) between 1 and 64),
    name       text        not null check (length(name) between 1 and 100),
    condition  jsonb       not null,
    revision   bigint      not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp(),
    primary key (page_id, segment_id)
);

select rytm_protect_by_page('segment');
