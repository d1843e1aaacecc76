package dev.rytm.store;

import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// What dispatch still has to do, as of a business instant.
///
/// `due` counts rows that may go now (at most 10,000), pages that are paused or barred aside, and those that a
/// brake held which has changed since; `open` rows that are being sent; `unknown` rows without a known outcome,
/// of which `probeable` are to be looked into, or given up, now. `nextDueAt` is when the next row changes what
/// may be done: comes due, comes too late, or is given up.
public record SendBacklog(
        long due,
        long open,
        long unknown,
        long probeable,
        @Nullable Instant nextDueAt) {

    /// Nothing is to be done before `nextDueAt`.
    public boolean isQuiet() {
        return due == 0 && open == 0 && probeable == 0;
    }

    static final String READ = """
            with speaking as (
                select p.page_id from page p join workspace w on w.workspace_id = p.workspace_id
                 where p.connected and not p.paused and not w.paused and (p.restriction <> 'SENDING_BARRED' or p.trial_from <= ?)
            ), waiting as materialized (
                select d.state = 'DUE' or d.lease_until <= clock_timestamp() as free
                  from speaking p cross join lateral (
                        select s.state, s.lease_until from send s
                         where s.page_id = p.page_id and s.waiting and s.next_due_at <= ?
                         order by s.next_due_at
                         limit 10000) d
                 limit 10000
            ), live as materialized (
                select s.state, s.kind, s.probes, s.next_due_at, s.final_at from send s where s.open
            )
            select (select count(*) from waiting where free)
                 + (select count(*) from (select from send s where s.waiting and s.not_after <= ? limit 1) o)
                 + (select count(*) from page p join send s on s.page_id = p.page_id
                     where s.held is not null and s.held_version < p.catalog_version) as due,
                   (select count(*) from waiting where not free)
                 + (select count(*) from live where state = 'SENDING') as open,
                   (select count(*) from live where state = 'UNKNOWN') as unknown,
                   (select count(*) from live
                     where state = 'UNKNOWN'
                       and (final_at <= ? or (kind = 'notification' and probes = 0 and next_due_at <= ?))) as probeable,
                   least((select min(d.at) from page p cross join lateral (
                              select min(s.next_due_at) as at from send s
                               where s.page_id = p.page_id and s.waiting
                                 and s.next_due_at > ? and s.next_due_at < 'infinity') d),
                         (select min(p.trial_from) from page p
                           where p.restriction = 'SENDING_BARRED' and p.trial_from > ?
                             and exists (select from send s
                                          where s.page_id = p.page_id and s.waiting
                                            and s.next_due_at <= p.trial_from)),
                         (select min(s.not_after) from send s where s.waiting and s.not_after > ?),
                         (select min(final_at) from live where state = 'UNKNOWN' and final_at > ?),
                         (select min(next_due_at) from live
                           where state = 'UNKNOWN' and kind = 'notification' and probes = 0
                             and next_due_at > ? and next_due_at < 'infinity')) as next_due_at
            """;

    static SendBacklog read(Statements statements, Instant now) {
        return statements.one(READ, SendBacklog::of, instants(now));
    }

    static SendBacklog of(Row row) {
        return new SendBacklog(
                row.number("due"),
                row.number("open"),
                row.number("unknown"),
                row.number("probeable"),
                row.instantOrNull("next_due_at"));
    }

    /// What stands for each question mark.
    static Object[] instants(Instant now) {
        return Collections.nCopies((int) READ.chars().filter(c -> c == '?').count(), now)
                .toArray();
    }
}
