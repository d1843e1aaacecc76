-- What flows, and calls that failed, tell the team of a page about a person. Seen once means seen by the team.
create table team_notice (
    page_id    bigint      not null references page,
    number     bigint      not null generated always as identity,
    contact_id text        not null,
    kind       text        not null check (kind in ('MESSAGE', 'HAND_OVER', 'WEBHOOK_FAILED')),
    text       text,
    flow_id    text        not null,
    step_id    text        not null,
    -- Business time.
    at         timestamptz not null,
    -- Machine time.
    seen_at    timestamptz,
    primary key (page_id, number)
);

create index team_notice_unseen on team_notice (page_id, number) where seen_at is null;
create index team_notice_contact on team_notice (page_id, contact_id);

select rytm_protect_by_page('team_notice');
