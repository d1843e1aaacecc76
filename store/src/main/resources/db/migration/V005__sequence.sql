-- Which flow goes out in which turn of a topic. The document is the whole sequence in its JSON form; the columns beside
-- it are what is asked for and what changes without an edit.
create table sequence (
    page_id     bigint      not null,
    sequence_id text        not null check (length(sequence_id) between 1 and 64),
    topic_id    text        not null,
    name        text        not null check (length(name) between 1 and 100),
    document    jsonb       not null,
    paused      boolean     not null default false,
    created_at  timestamptz not null default now(),
    primary key (page_id, sequence_id),
    foreign key (page_id, topic_id) references topic
);

select rytm_protect_by_page('sequence');
