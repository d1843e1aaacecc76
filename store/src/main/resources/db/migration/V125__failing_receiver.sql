-- Calls are taken receiver by receiver, so that one who is slow holds nobody up: an address as the flows of one page call
-- it. An address may be longer than a key of an index, so it is known by its hash.
alter table outbound_call add url_hash bigint not null generated always as (hashtextextended(url, 0)) stored;

create index outbound_call_receiver on outbound_call (page_id, url_hash, due_at);
drop index outbound_call_due;

-- Receivers at which calls failed since the last that went well. Of one that answers well nothing is kept.
create table failing_receiver (
    page_id    bigint      not null references page,
    url_hash   bigint      not null,
    -- How many calls in a row failed, and when the first of them did. Machine time, as the rest.
    failures   bigint      not null default 1,
    since      timestamptz not null default clock_timestamp(),
    -- Of a receiver that is paused: when the next call may be made, to see whether it answers again.
    next_at    timestamptz,
    primary key (page_id, url_hash)
);

select rytm_protect_by_page('failing_receiver');
