package dev.rytm.store.send;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.Columns;
import dev.rytm.store.Outbox;
import dev.rytm.store.SendKey;
import dev.rytm.store.Transaction;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Moves many rows of the send ledger along their arrows, and tells the persons' inboxes: two statements for any
/// number of rows.
public final class Moves {

    private final Transaction transaction;

    public Moves(Transaction transaction) {
        this.transaction = transaction;
    }

    /// Returns the rows that moved; the others had gone on without us.
    public Set<SendKey> make(Collection<Move> moves) {
        Set<SendKey> moved = makeUntold(moves);
        transaction.outbox().tell(endings(moves, moved));
        return moved;
    }

    /// The same, but it is left to the caller to tell the persons of the [#endings].
    public Set<SendKey> makeUntold(Collection<Move> moves) {
        if (moves.isEmpty()) {
            return Set.of();
        }
        Columns<Move> columns = Columns.of(moves);
        Set<SendKey> moved = new HashSet<>(transaction.statements().list(UPDATE, SendRows::key, parameters(columns)));
        List<ContactKey> contacts = moves.stream()
                .filter(move -> moved.contains(move.key()))
                .map(Move::contact)
                .toList();
        transaction.statements().changes().ofSends(contacts);
        return moved;
    }

    /// What those of the moves that were made have to tell.
    public static List<Outbox.Ending> endings(Collection<Move> moves, Set<SendKey> moved) {
        return moves.stream()
                .filter(move -> move.event() != null && moved.contains(move.key()))
                .map(move -> new Outbox.Ending(move.contact(), move.fence(), Objects.requireNonNull(move.event())))
                .toList();
    }

    private static final String UPDATE = """
            update send s
               set state = m.became,
                   message_id = coalesce(m.message_id, s.message_id), evidence = m.evidence,
                   answered_at = coalesce(m.answered_at, s.answered_at),
                   reason = m.reason, next_allowed_at = m.next_allowed_at,
                   code = coalesce(m.code, s.code), subcode = coalesce(m.subcode, s.subcode),
                   message = coalesce(m.message, s.message),
                   next_due_at = coalesce(m.next_due_at,
                                          case when m.held is null then s.next_due_at else 'infinity' end),
                   held = m.held, held_version = m.held_version,
                   retry_at = clock_timestamp() + m.retry_ms * interval '1 millisecond',
                   tries = s.tries + m.tried_more::integer,
                   probes = coalesce(m.probes, s.probes)
              from unnest(?::text[]::date[], ?::bigint[], ?::text[], ?::integer[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[],
                          ?::integer[], ?::integer[], ?::text[], ?::timestamptz[],
                          ?::text[], ?::bigint[], ?::bigint[], ?::boolean[], ?::integer[])
                   as m (period_start, page_id, id, fence, was, became,
                         message_id, evidence, answered_at, reason, next_allowed_at,
                         code, subcode, message, next_due_at,
                         held, held_version, retry_ms, tried_more, probes)
             where s.period_start = m.period_start and s.page_id = m.page_id and s.id = m.id
               and s.fence = m.fence and s.state = m.was
            returning s.period_start, s.page_id, s.id
            """;

    private static @Nullable Object[] parameters(Columns<Move> columns) {
        return new @Nullable Object[] {
            columns.texts(move -> move.key().periodStart().toString()),
            columns.numbers(move -> move.key().pageId()),
            columns.texts(move -> move.key().id()),
            columns.integers(Move::fence),
            columns.texts(move -> move.from().name()),
            columns.texts(move -> move.to().name()),
            columns.texts(in(Facts::proof, Facts.Proof::messageId)),
            columns.texts(in(Facts::proof, proof -> proof.evidence().name())),
            columns.instants(in(Facts::proof, Facts.Proof::at)),
            columns.texts(in(Facts::refusal, refusal -> refusal.reason().name())),
            columns.instants(in(Facts::refusal, Facts.Refusal::nextAllowedAt)),
            columns.integers(in(Facts::fault, Facts.Fault::code)),
            columns.integers(in(Facts::fault, Facts.Fault::subcode)),
            columns.texts(in(Facts::fault, Facts.Fault::message)),
            columns.instants(move -> move.facts().nextDueAt()),
            columns.texts(in(Facts::hold, hold -> hold.reason().name())),
            columns.numbers(in(Facts::hold, Facts.Hold::version)),
            columns.numbers(in(Facts::retryIn, Duration::toMillis)),
            columns.truths(move -> move.facts().triedMore()),
            columns.integers(move -> move.facts().probes())
        };
    }

    private static <P, C> Function<Move, @Nullable C> in(
            Function<Facts, @Nullable P> part, Function<P, ? extends @Nullable C> column) {
        return move -> {
            P present = part.apply(move.facts());
            return present == null ? null : column.apply(present);
        };
    }
}
