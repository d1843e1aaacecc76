-- People whose names are to be asked of Meta, or asked again. Who was answered, or is not to be asked any more, goes.
create table name_question (
    page_id    bigint      not null references page,
    contact_id text        not null,
    -- How often it was begun; whoever ends an attempt names its number.
    attempts   integer     not null default 0,
    -- Machine time: when it may be begun. While an attempt is being made it lies behind the end of that attempt.
    due_at     timestamptz not null default clock_timestamp(),
    primary key (page_id, contact_id)
);

create index name_question_due on name_question (due_at);

select rytm_protect_by_page('name_question');
