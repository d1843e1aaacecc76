package dev.rytm.store.send;

import dev.rytm.store.Columns;
import dev.rytm.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The second transaction: which rows may go now, of which pages, and at what pace. It takes tokens and changes no row:
/// the intent does.
///
/// Three statements whatever the number of rows: the pages with their buckets, the rows, the buckets again.
public final class Claims {

    /// Of a page `p` in its workspace `w`, at a business instant: nothing brakes it, and if it is barred, one call may
    /// try that.
    private static final String MAY_SPEAK = """
            p.connected and not p.paused and not w.paused and (p.restriction <> 'SENDING_BARRED' or p.trial_from <= ?)
            """;

    /// How many due rows tell by themselves whose turn it may be.
    private static final int LOOKED_AT = 500;

    private final Transaction transaction;

    public Claims(Transaction transaction) {
        this.transaction = transaction;
    }

    /// A page that has something due and may speak, with the whole tokens in its bucket.
    public record DuePage(long pageId, int tokens) {}

    /// How fast a page may speak: tokens a second, and the most that an idle page saves up.
    public record Pace(int perSecond, int burst) {}

    private static final String DUE_PAGES = """
            with oldest as materialized (
                select page_id from send
                 where waiting and next_due_at <= ? and period_start >= ?
                 order by next_due_at
                 limit %1$d
            ), turns as materialized (
                select t.page_id
                  from (select t.page_id, t.counted_at, t.paused_until
                          from (select distinct page_id from oldest) few
                          join send_pace t on t.page_id = few.page_id
                         where (select count(*) from oldest) < %1$d
                         union all
                        select page_id, counted_at, paused_until
                          from send_pace
                         where (select count(*) from oldest) = %1$d) t
                  join page p on p.page_id = t.page_id
                  join workspace w on w.workspace_id = p.workspace_id
                 where (t.paused_until is null or t.paused_until <= clock_timestamp())
                   and %2$s
                   and p.page_id <> all (?::bigint[])
                 order by t.counted_at
            )
            select t.page_id,
                   floor(least(?::float8, t.tokens + ?::float8 * greatest(0,
                       extract(epoch from clock_timestamp() - t.counted_at))))::integer as tokens
              from turns
             cross join lateral (
                   select from send s
                    where s.page_id = turns.page_id and s.waiting and s.next_due_at <= ?
                      and s.period_start >= ?
                    order by s.next_due_at
                    limit 1) due
              join send_pace t on t.page_id = turns.page_id
             where t.paused_until is null or t.paused_until <= clock_timestamp()
             limit ?
               for update of t skip locked
            """.formatted(LOOKED_AT, MAY_SPEAK);

    /// Locks the buckets of up to `max` pages that have something due, the one served longest ago first, so that
    /// every page has its turn. Pages that another dispatcher is claiming from, that are paused or barred
    /// (unless one call may try the bar), and those in `full` are passed over.
    ///
    /// Most of the time few rows are due or none, and only their pages are looked at. Otherwise all pages are
    /// put in order before anything is looked up of them, so that it ends with the last one that is wanted.
    public List<DuePage> duePages(Instant now, Pace pace, Collection<Long> full, int max) {
        return transaction
                .statements()
                .list(
                        DUE_PAGES,
                        row -> new DuePage(row.number("page_id"), row.integer("tokens")),
                        now,
                        SendPartitions.oldestWaiting(now),
                        now,
                        full.toArray(Long[]::new),
                        (double) pace.burst(),
                        (double) pace.perSecond(),
                        now,
                        SendPartitions.oldestWaiting(now),
                        max);
    }

    /// Up to so many due rows of each page, the longest due first; none of a page that was cut off since [#duePages]
    /// looked, for an answer may have come meanwhile that did so and put its row back.
    ///
    /// A claim that an earlier version left behind is due when its lease is over: nothing was called on it.
    public List<Claim> due(Map<Long, Integer> wanted, Instant now) {
        Columns<Map.Entry<Long, Integer>> columns = Columns.of(wanted.entrySet());
        return transaction
                .statements()
                .list(
                        "select " + SendRows.COLUMNS + """
                          from unnest(?::bigint[], ?::integer[]) as asked (page_id, many)
                          join page p on p.page_id = asked.page_id
                          join workspace w on w.workspace_id = p.workspace_id
                         cross join lateral (
                               select * from send d
                                where d.page_id = asked.page_id and d.waiting and d.next_due_at <= ?
                                  and d.period_start >= ?
                                  and (d.retry_at is null or d.retry_at <= clock_timestamp())
                                  and (d.state = 'DUE' or d.lease_until <= clock_timestamp())
                                order by d.next_due_at
                                limit asked.many) s
                         where %s
                        """.formatted(MAY_SPEAK),
                        SendRows::claim,
                        columns.numbers(Map.Entry::getKey),
                        columns.integers(Map.Entry::getValue),
                        now,
                        SendPartitions.oldestWaiting(now),
                        now);
    }

    /// Rows whose last moment has passed, whatever held them, to be refused.
    public List<Claim> overdue(Instant now, int max) {
        return transaction.statements().list("select " + SendRows.COLUMNS + """
                          from send s
                         where s.waiting and s.not_after <= ?
                           and (s.state = 'DUE' or s.lease_until <= clock_timestamp())
                         order by s.not_after
                         limit ?
                        """, SendRows::claim, now, max);
    }

    /// Takes so many tokens out of the buckets that [#duePages] locked.
    public void spend(Map<Long, Integer> taken, Pace pace) {
        Columns<Map.Entry<Long, Integer>> columns = Columns.of(taken.entrySet());
        transaction
                .statements()
                .update(
                        """
                        update send_pace t
                           set tokens = least(?::float8, t.tokens + ?::float8 * greatest(0,
                                   extract(epoch from clock_timestamp() - t.counted_at))) - s.many,
                               counted_at = clock_timestamp()
                          from unnest(?::bigint[], ?::integer[]) as s (page_id, many)
                         where t.page_id = s.page_id
                        """,
                        (double) pace.burst(),
                        (double) pace.perSecond(),
                        columns.numbers(Map.Entry::getKey),
                        columns.integers(Map.Entry::getValue));
    }

    /// No calls for this page for so long: Meta said that they come too fast. A pause never shortens one that
    /// stands; the bucket is emptied, so that speaking begins again slowly.
    public void pause(long pageId, Duration pause) {
        transaction.statements().update("""
                        update send_pace
                           set paused_until = greatest(paused_until, clock_timestamp() + ? * interval '1 millisecond'),
                               tokens = 0,
                               counted_at = greatest(counted_at, clock_timestamp() + ? * interval '1 millisecond')
                         where page_id = ?
                        """, pause.toMillis(), pause.toMillis(), pageId);
    }
}
