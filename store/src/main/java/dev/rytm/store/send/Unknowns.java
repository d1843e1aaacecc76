package dev.rytm.store.send;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.Columns;
import dev.rytm.store.SendKey;
import dev.rytm.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The fifth transaction's questions: calls whose caller is gone, and unknown outcomes that may be probed or must
/// be given up.
public final class Unknowns {

    private final Transaction transaction;

    public Unknowns(Transaction transaction) {
        this.transaction = transaction;
    }

    /// A row whose outcome is open. `attemptedAt` and `deadlineAt` are business time.
    public record Open(SendKey key, ContactKey contact, int fence, Instant attemptedAt, Instant deadlineAt) {}

    /// Whether any row came too late, lost its caller, or is to be given up: one look instead of three, for the many
    /// rounds in which there is none.
    public boolean anyNeedsCare(Instant now) {
        return transaction.statements().one("""
                        select exists (select from send s where s.waiting and s.not_after <= ?)
                            or exists (
                                select from send s
                                 where s.open
                                   and (s.state = 'SENDING' and s.lease_until <= clock_timestamp()
                                        or s.state = 'UNKNOWN' and s.final_at <= ?)
                               ) as any
                        """, row -> row.truth("any"), now, now);
    }

    /// SENDING rows whose lease is over, locked: their caller crashed or sleeps.
    public List<Open> abandoned(int max) {
        return transaction
                .statements()
                .list(
                        """
                        select s.period_start, s.page_id, s.id, s.contact_id, s.fence, s.attempted_at, s.deadline_at
                          from send s
                         where s.open and s.state = 'SENDING' and s.lease_until <= clock_timestamp()
                         order by s.attempted_machine
                         limit ?
                           for update skip locked
                        """,
                        row -> new Open(
                                SendRows.key(row),
                                SendRows.contact(row),
                                row.integer("fence"),
                                row.instant("attempted_at"),
                                row.instant("deadline_at")),
                        max);
    }

    /// Pages that have a probe under way, on whatever node.
    public Set<Long> probing() {
        return Set.copyOf(transaction.statements().list("""
                        select distinct s.page_id
                          from send s
                         where s.open and s.state = 'SENDING' and s.probes > 0
                        """, row -> row.number("page_id")));
    }

    /// Those of the rows whose outcome is not known.
    public Set<SendKey> stillUnknown(Collection<SendKey> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        Columns<SendKey> columns = Columns.of(rows);
        return Set.copyOf(transaction
                .statements()
                .list(
                        """
                select s.period_start, s.page_id, s.id
                  from unnest(?::text[]::date[], ?::bigint[], ?::text[]) as k (period_start, page_id, id)
                  join send s on s.period_start = k.period_start and s.page_id = k.page_id and s.id = k.id
                 where s.state = 'UNKNOWN'
                """,
                        SendRows::key,
                        columns.texts(key -> key.periodStart().toString()),
                        columns.numbers(SendKey::pageId),
                        columns.texts(SendKey::id)));
    }

    /// UNKNOWN rows that may be looked into as far as the ledger can tell: notifications never probed, after the quiet
    /// time, before their end, on pages that Meta did not ask to slow down and that are not `passedOver`. The
    /// oldest come first. Not locked: the intent names fence and state, so of two dispatchers one wins.
    public List<Claim> probeable(Instant now, Collection<Long> passedOver, int max) {
        return transaction
                .statements()
                .list(
                        "select " + SendRows.COLUMNS + """
                                  from send s
                                 where s.open and s.state = 'UNKNOWN' and s.kind = 'notification' and s.probes = 0
                                   and (s.retry_at is null or s.retry_at <= clock_timestamp()) and s.next_due_at <= ? and s.final_at > ?
                                   and s.page_id <> all (?::bigint[])
                                   and not exists (select from send_pace t
                                                    where t.page_id = s.page_id and t.paused_until > clock_timestamp())
                                 order by s.attempted_machine
                                 limit ?
                                """,
                        SendRows::probe,
                        now,
                        now,
                        Columns.of(passedOver).numbers(page -> page),
                        max);
    }

    /// Takes UNKNOWN rows whose tokens are about to be read. Nobody else looks into them until the answer must have
    /// come and a pause is over that doubles with each read. Returns how many reads each has had, with this one.
    /// What is absent went on, or is in other hands.
    public Map<SendKey, Integer> read(Collection<Claim> rows, Duration exchange, Duration backOff) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        Columns<Claim> columns = Columns.of(rows);
        return transaction
                .statements()
                .list(
                        READ,
                        row -> Map.entry(SendRows.key(row), row.integer("token_reads")),
                        columns.texts(row -> row.key().periodStart().toString()),
                        columns.numbers(row -> row.key().pageId()),
                        columns.texts(row -> row.key().id()),
                        columns.integers(Claim::fence),
                        exchange.toMillis(),
                        backOff.toMillis())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static final String READ = """
            with taken as materialized (
                select s.period_start, s.page_id, s.id
                  from unnest(?::text[]::date[], ?::bigint[], ?::text[], ?::integer[])
                       as k (period_start, page_id, id, fence)
                  join send s on s.period_start = k.period_start and s.page_id = k.page_id and s.id = k.id
                 where s.fence = k.fence and s.state = 'UNKNOWN'
                   and (s.retry_at is null or s.retry_at <= clock_timestamp())
                   for update of s skip locked
            )
            update send s
               set token_reads = s.token_reads + 1,
                   retry_at = clock_timestamp()
                       + (?::float8 + ?::float8 * power(2, least(s.token_reads, 8))) * interval '1 millisecond'
              from taken t
             where s.period_start = t.period_start and s.page_id = t.page_id and s.id = t.id
            returning s.period_start, s.page_id, s.id, s.token_reads
            """;

    /// UNKNOWN rows that no proof can be expected for any more, locked.
    public List<Open> givenUp(Instant now, int max) {
        return transaction
                .statements()
                .list(
                        """
                        select s.period_start, s.page_id, s.id, s.contact_id, s.fence, s.attempted_at, s.deadline_at
                          from send s
                         where s.open and s.state = 'UNKNOWN' and s.final_at <= ?
                         order by s.attempted_machine
                         limit ?
                           for update skip locked
                        """,
                        row -> new Open(
                                SendRows.key(row),
                                SendRows.contact(row),
                                row.integer("fence"),
                                row.instant("attempted_at"),
                                row.instant("deadline_at")),
                        now,
                        max);
    }

    /// Lets rows be tried again that a brake held, on pages whose catalog has changed since; the pages with their
    /// versions.
    public int wake(Map<Long, Long> versions) {
        if (versions.isEmpty()) {
            return 0;
        }
        Columns<Map.Entry<Long, Long>> columns = Columns.of(versions.entrySet());
        return transaction
                .statements()
                .update("""
                        update send s
                           set next_due_at = s.due_at, held = null, held_version = null
                          from unnest(?::bigint[], ?::bigint[]) as p (page_id, version)
                         where s.page_id = p.page_id and s.held is not null and s.held_version < p.version
                           and (s.waiting or s.open)
                        """, columns.numbers(Map.Entry::getKey), columns.numbers(Map.Entry::getValue));
    }
}
