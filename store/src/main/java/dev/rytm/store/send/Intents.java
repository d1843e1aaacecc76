package dev.rytm.store.send;

import dev.rytm.store.Changes;
import dev.rytm.store.Columns;
import dev.rytm.store.SendKey;
import dev.rytm.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The third transaction: writes down that a call is about to be made. Only rows that it returns may be called.
public final class Intents {

    private final Transaction transaction;

    public Intents(Transaction transaction) {
        this.transaction = transaction;
    }

    /// Who calls, and how long the lease and the whole exchange may last.
    public record Caller(String owner, Duration lease, Duration exchange) {}

    private static final String WRITE = """
            update send s
               set state = 'SENDING', period_start = i.period_start, attempt_id = i.attempt_id, fence = i.fence,
                   frequency = coalesce(i.frequency, s.frequency), zone = coalesce(i.zone, s.zone),
                   owner = ?,
                   lease_until = clock_timestamp() + ? * interval '1 millisecond',
                   attempted_machine = clock_timestamp(),
                   deadline_machine = clock_timestamp() + ? * interval '1 millisecond',
                   attempted_at = case when i.probe then s.attempted_at else ?::timestamptz end,
                   deadline_at = ?, final_at = i.final_at,
                   probes = s.probes + i.probe::integer, held = null, held_version = null
              from unnest(?::text[]::date[], ?::bigint[], ?::text[], ?::integer[], ?::boolean[],
                          ?::text[]::date[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                   as i (old_start, page_id, id, old_fence, probe,
                         period_start, fence, attempt_id, frequency, zone, final_at)
             where s.period_start = i.old_start and s.page_id = i.page_id and s.id = i.id
               and s.fence = i.old_fence and s.not_after > ?
               and (case when i.probe then s.state = 'UNKNOWN' and s.probes = 0
                         else s.state = 'DUE' or s.state = 'CLAIMED' and s.lease_until <= clock_timestamp() end)
            returning s.attempt_id
            """;

    /// Moves due rows (and UNKNOWN ones, for a probe) to SENDING, if the fence is still what was read and the last
    /// moment has not come. The period is taken by the unique index `send_period`: another row in
    /// it fails the whole statement.
    /// Returns the attempts that were written down.
    public Set<String> write(Collection<Intent> intents, Instant now, Caller caller) {
        if (intents.isEmpty()) {
            return Set.of();
        }
        Columns<Intent> columns = Columns.of(intents);
        Changes changes = transaction.statements().changes();
        changes.ofSends(intents.stream().map(intent -> intent.claim().contact()).toList());
        List<String> written = transaction
                .statements()
                .list(
                        WRITE,
                        row -> row.text("attempt_id"),
                        caller.owner(),
                        caller.lease().toMillis(),
                        caller.exchange().toMillis(),
                        now,
                        now.plus(caller.exchange()),
                        columns.texts(
                                intent -> intent.claim().key().periodStart().toString()),
                        columns.numbers(intent -> intent.claim().key().pageId()),
                        columns.texts(intent -> intent.claim().key().id()),
                        columns.integers(intent -> intent.claim().fence()),
                        columns.truths(intent -> intent.claim().probe()),
                        columns.texts(intent -> intent.attempt().periodStart().toString()),
                        columns.integers(intent -> intent.attempt().fence()),
                        columns.texts(intent -> intent.attempt().toString()),
                        columns.texts(intent -> intent.frequency() == null
                                ? null
                                : intent.frequency().name()),
                        columns.texts(intent ->
                                intent.zone() == null ? null : intent.zone().getId()),
                        columns.instants(Intent::finalAt),
                        now);
        return new HashSet<>(written);
    }

    /// Which of these attempts stand in the ledger as SENDING: asked when the answer to a commit was lost. A commit
    /// that is still on its way is not seen; then no call is made, and the row becomes UNKNOWN when its lease is
    /// over.
    public Set<String> confirmed(Collection<Intent> intents) {
        List<SendKey> keys = intents.stream()
                .map(intent -> intent.attempt().key(intent.claim().key().pageId()))
                .toList();
        Columns<SendKey> columns = Columns.of(keys);
        List<String> found = transaction
                .statements()
                .list(
                        """
                        select s.attempt_id
                          from unnest(?::text[]::date[], ?::bigint[], ?::text[]) as k (period_start, page_id, id)
                          join send s on s.period_start = k.period_start and s.page_id = k.page_id and s.id = k.id
                         where s.state = 'SENDING' and s.lease_until > clock_timestamp()
                        """,
                        row -> row.text("attempt_id"),
                        columns.texts(key -> key.periodStart().toString()),
                        columns.numbers(SendKey::pageId),
                        columns.texts(SendKey::id));
        Set<String> ours = new HashSet<>();
        intents.forEach(intent -> ours.add(intent.attempt().toString()));
        ours.retainAll(found);
        return ours;
    }
}
