-- Calls of other systems that wait to be made, or to be made again. One that was made, or failed for good, goes.
create table outbound_call (
    page_id    bigint      not null references page,
    call_id    text        not null check (length(call_id) between 1 and 64),
    contact_id text        not null,
    flow_id    text        not null,
    step_id    text        not null,
    url        text        not null,
    -- As it is sent and signed, byte for byte.
    body       text        not null,
    -- How often it was begun; whoever ends an attempt names its number.
    attempts   integer     not null default 0,
    -- Machine time: when it may be begun. While an attempt is being made it lies behind the end of that attempt.
    due_at     timestamptz not null default clock_timestamp(),
    primary key (page_id, call_id)
);

create index outbound_call_due on outbound_call (due_at);
create index outbound_call_contact on outbound_call (page_id, contact_id);

select rytm_protect_by_page('outbound_call');
