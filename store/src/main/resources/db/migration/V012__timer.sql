-- What a decision wants to be reminded of. Business time; rounded up to whole microseconds, so that no timer fires early.
create table timer (
    page_id    bigint      not null,
    contact_id text        not null check (contact_id <> ''),
    key        text        not null,
    due_at     timestamptz not null,
    primary key (page_id, contact_id, key)
) with (fillfactor = 70);

create index timer_due on timer (due_at);

select rytm_protect_by_page('timer');
