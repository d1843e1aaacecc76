-- One person as one page knows them. `state` is the whole person, tokens sealed; the other columns are copies of what is asked often.
-- Only decisions write here.
create table contact (
    page_id             bigint      not null,
    contact_id          text        not null check (contact_id <> ''),
    first_name          text,
    last_name           text,
    standing            text        not null default 'NORMAL',
    last_interaction_at timestamptz,
    tags                text[]      not null default '{}',
    fields              jsonb       not null default '{}',
    created_at          timestamptz not null,
    revision            bigint      not null default 0,
    state               jsonb,
    primary key (page_id, contact_id)
) with (fillfactor = 70);

create index contact_tags on contact using gin (tags);
create index contact_fields on contact using gin (fields jsonb_path_ops);

select rytm_protect_by_page('contact');

-- The consents of `contact.state`, without their tokens, for segments and reports.
create table consent (
    page_id          bigint      not null,
    contact_id       text        not null,
    topic_id         text        not null,
    status           text        not null check (status in ('ACTIVE', 'STOPPED', 'EXPIRED', 'REVOKED')),
    frequency        text        not null check (frequency in ('DAILY', 'WEEKLY', 'MONTHLY')),
    zone             text        not null,
    opted_in_at      timestamptz not null,
    expires_at       timestamptz,
    changed_at       timestamptz not null,
    next_eligible_at timestamptz,
    primary key (page_id, contact_id, topic_id),
    foreign key (page_id, contact_id) references contact (page_id, contact_id)
);

create index consent_by_topic on consent (page_id, topic_id, status);

select rytm_protect_by_page('consent');
