package dev.rytm.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events that could not be decided and wait for a person: to be tried once more, or to be given up.
public final class ParkedEvents {

    private final Statements statements;

    ParkedEvents(Statements statements) {
        this.statements = statements;
    }

    /// Names an event of a page; `key` is 64 hexadecimal digits.
    public record Id(Instant eventAt, String key) {}

    /// A parked event. The content is left out: it may hold what a person wrote.
    public record Parked(Id id, String contact, String kind, int attempts, Instant arrivedAt, String reason) {}

    /// The oldest first, after the given one.
    public List<Parked> list(long pageId, @Nullable Id after, int max) {
        return statements.list(
                """
                select event_at, encode(event_key, 'hex') as event_key, contact_id, kind, attempts, arrived_at, parked
                  from inbox
                 where page_id = ? and parked is not null and processed_at is null
                   and (?::timestamptz is null or (event_at, event_key) > (?::timestamptz, decode(?, 'hex')))
                 order by event_at, event_key
                 limit ?
                """,
                ParkedEvents::parked,
                pageId,
                after == null ? null : after.eventAt(),
                after == null ? null : after.eventAt(),
                after == null ? null : after.key(),
                max);
    }

    /// Puts an event back among those that wait; empty if it is not parked.
    public Optional<Id> retry(long pageId, Id id) {
        return statements.first("""
                update inbox set parked = null, attempts = 0
                 where page_id = ? and event_at = ? and event_key = decode(?, 'hex')
                   and parked is not null and processed_at is null
                returning event_at
                """, row -> id, pageId, id.eventAt(), id.key());
    }

    /// Gives an event up: it is finished without ever having been decided. Empty if it is not parked.
    public Optional<Id> discard(long pageId, Id id, Instant now) {
        return statements.first("""
                update inbox set processed_at = ?, parked = null
                 where page_id = ? and event_at = ? and event_key = decode(?, 'hex')
                   and parked is not null and processed_at is null
                returning event_at
                """, row -> id, now, pageId, id.eventAt(), id.key());
    }

    private static Parked parked(Row row) {
        return new Parked(
                new Id(row.instant("event_at"), row.text("event_key")),
                row.text("contact_id"),
                row.text("kind"),
                row.integer("attempts"),
                row.instant("arrived_at"),
                row.text("parked"));
    }
}
