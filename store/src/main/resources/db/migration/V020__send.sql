-- The send ledger: one row for each message that was ever planned, and how it ended.
--
-- Partitioned by month of `period_start`: the first day of the period that the send uses (requests and window messages use
-- no period; they have the UTC date of planning). The key begins with the period because a key that begins with the person is
-- a random tree over every person ever written to. Dispatch makes the monthly partitions ahead as business time goes on;
-- `send_default` takes what they do not cover.
--
-- Two clocks: columns ending in `_machine`, `lease_until` and `retry_at` are this machine's time, all others business time.
-- No foreign key to page: it would lock the page row once for each row planned.
create table send (
    period_start      date        not null,
    page_id           bigint      not null,
    id                text        not null,
    contact_id        text        not null check (contact_id <> ''),
    kind              text        not null check (kind in ('notification', 'opt-in-request', 'message')),
    state             text        not null default 'DUE'
                      check (state in ('DUE', 'CLAIMED', 'SENDING', 'UNKNOWN', 'SENT', 'REFUSED', 'FAILED', 'UNKNOWN_FINAL')),
    planned_at        timestamptz not null,
    due_at            timestamptz not null,
    -- Exclusive: the last net of dispatch.
    not_after         timestamptz not null,
    -- When it may be tried next; 'infinity' while `held`. For an UNKNOWN row: when a probe may be tried.
    next_due_at       timestamptz not null,
    content           jsonb,
    topic_id          text,
    frequency         text check (frequency in ('DAILY', 'WEEKLY', 'MONTHLY')),
    zone              text,
    subject           text,
    title             text,
    run_id            text,
    flow_id           text,
    flow_version      integer,
    step_id           text,
    sequence_id       text,
    sequence_step_id  text,
    -- Why it waits for something other than time, and the page's catalog version that said so.
    held              text,
    held_version      bigint,
    -- Attempts that Meta refused for the moment, and when the next may start.
    tries             integer     not null default 0,
    retry_at          timestamptz,
    owner             text,
    fence             integer     not null default 0,
    lease_until       timestamptz,
    attempt_id        text,
    -- The first attempt that may have arrived; a probe does not move it.
    attempted_at      timestamptz,
    attempted_machine timestamptz,
    deadline_at       timestamptz,
    deadline_machine  timestamptz,
    -- When an UNKNOWN row is given up: for a notification, the exclusive end of the span in which Meta would refuse a repeat.
    final_at          timestamptz,
    probes            integer     not null default 0 check (probes between 0 and 1),
    message_id        text,
    evidence          text check (evidence in ('ANSWER', 'ECHO', 'TOKEN', 'COOLDOWN')),
    reason            text,
    next_allowed_at   timestamptz,
    code              integer,
    subcode           integer,
    message           text,
    answered_at       timestamptz,
    delivered_at      timestamptz,
    read_at           timestamptz,
    -- Index predicates stand on these three instead of on the state, so that a claim changes no indexed column and stays
    -- inside its heap page (a HOT update).
    waiting           boolean     not null generated always as (state in ('DUE', 'CLAIMED')) stored,
    counts            boolean     not null generated always as (state in ('SENDING', 'UNKNOWN', 'SENT', 'UNKNOWN_FINAL')) stored,
    open              boolean     not null generated always as (state in ('SENDING', 'UNKNOWN')) stored,
    primary key (period_start, page_id, id),
    check (kind = 'message' or (topic_id is not null and frequency is not null and zone is not null)),
    check (kind <> 'opt-in-request' or (subject is not null and title is not null)),
    check (state not in ('SENDING', 'UNKNOWN', 'SENT', 'UNKNOWN_FINAL') or attempt_id is not null),
    check ((state = 'SENT') = (evidence is not null)),
    check ((state = 'REFUSED') = (reason is not null)),
    check ((held is null) = (held_version is null))
) partition by range (period_start);

create table send_default partition of send default with (fillfactor = 60);
revoke all on send_default from rytm_api, rytm_worker;

-- Makes the partition of one month, with the rights of the schema's owner. A month whose rows already lie in the default partition
-- stays there: moving them would stop everybody. Every claim rewrites its row once: room in the page keeps that cheap.
create function rytm_make_send_month(month date) returns boolean
    language plpgsql security definer set search_path from current as $$
declare
    child text := 'send' || to_char(month, '_YYYY_MM');
begin
    perform pg_advisory_xact_lock(hashtext('rytm_make_send_month'));
    if to_regclass(child) is not null then
        return false;
    end if;
    execute format(
        'create table %I partition of send for values from (%L) to (%L) with (fillfactor = 60)',
        child, month, (month + interval '1 month')::date);
    execute format('revoke all on %I from rytm_api, rytm_worker', child);
    return true;
exception when check_violation then
    return false;
end $$;

revoke all on function rytm_make_send_month(date) from public;
grant execute on function rytm_make_send_month(date) to rytm_worker;

-- The promise itself: at most one notification for each person, topic and period that was sent or may have been. Taken in the
-- transaction that writes the intent down, before any call.
create unique index send_period on send (page_id, contact_id, topic_id, period_start) where counts and kind = 'notification';

-- Limits on requests, and receipts.
create index send_history on send (page_id, contact_id) where counts and kind <> 'notification';

-- Work, in the order in which it is due.
create index send_due on send (page_id, next_due_at) where waiting;

-- A stop takes back what waits; requests that wait count for limits.
create index send_waiting on send (page_id, contact_id) where waiting;

-- What came too late, whatever holds it.
create index send_overdue on send (not_after) where waiting;

-- Calls under way and outcomes unknown: the oldest first.
create index send_open on send (attempted_machine) where open;

select rytm_protect_by_page('send');

-- How fast each page may speak: a bucket of tokens filled by machine time, shared by every node, and pauses that Meta asked for.
create table send_pace (
    page_id      bigint           primary key references page,
    tokens       double precision not null default 0,
    counted_at   timestamptz      not null default clock_timestamp(),
    paused_until timestamptz
) with (fillfactor = 50);

select rytm_protect_by_page('send_pace');
