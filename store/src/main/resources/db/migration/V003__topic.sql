-- What people agree to be written about. Topics with the same name_key are one subject in different frequencies; the
-- keys are the names as the rules compare them (trimmed, spaces collapsed, NFC, case-folded).
create table topic (
    page_id         bigint      not null references page,
    topic_id        text        not null check (length(topic_id) between 1 and 64),
    name            text        not null check (length(name) between 1 and 100),
    name_key        text        not null,
    frequency       text        not null check (frequency in ('DAILY', 'WEEKLY', 'MONTHLY')),
    zone            text        not null,
    current_wording integer     not null,
    title_key       text        not null,
    re_opt_in       boolean     not null,
    on_stop         text,
    on_resume       text,
    stop_tag        text,
    resume_tag      text,
    paused          boolean     not null default false,
    created_at      timestamptz not null default now(),
    primary key (page_id, topic_id),
    constraint topic_name_is_unique unique (page_id, name_key, frequency),
    constraint topic_title_is_unique unique (page_id, title_key, frequency)
);

-- Every wording ever shown, for the proof of what a person agreed to. Never changed, never deleted with its topic in use.
create table topic_wording (
    page_id        bigint      not null,
    topic_id       text        not null,
    version        integer     not null check (version >= 1),
    title          text        not null,
    image_url      text,
    call_to_action text        not null,
    language       text        not null,
    created_at     timestamptz not null default now(),
    primary key (page_id, topic_id, version),
    foreign key (page_id, topic_id) references topic on delete cascade
);

select rytm_protect_by_page('topic');
select rytm_protect_by_page('topic_wording');
