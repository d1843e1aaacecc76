package dev.rytm.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events that could not be decided and wait for a person: to be tried once more, or to be given up.
public final class ParkedEvents {

    private final Statements statements;

    ParkedEvents(Statements statements) {
        this.statements = statements;
    }

    /// Names an event of a page; `key` is 64 hexadecimal digits.
    public record EventName(Instant eventAt, String key) {}

    /// A parked event. The content is left out: it may hold what a person wrote.
    public record Parked(EventName id, String contact, String kind, int attempts, Instant arrivedAt, String reason) {}

    /// The oldest first, after the given one.
    public List<Parked> list(long pageId, @Nullable EventName after, int max) {
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

    /// Puts an event back among those that wait; false if it is not parked.
    public boolean retry(long pageId, EventName id) {
        return statements.update("""
                update inbox set parked = null, attempts = 0
                 where page_id = ? and event_at = ? and event_key = decode(?, 'hex')
                   and parked is not null and processed_at is null
                """, pageId, id.eventAt(), id.key()) > 0;
    }

    /// Gives an event up: it is finished without ever having been decided. False if it is not parked.
    public boolean discard(long pageId, EventName id, Instant now) {
        return statements.update("""
                update inbox set processed_at = ?, parked = null
                 where page_id = ? and event_at = ? and event_key = decode(?, 'hex')
                   and parked is not null and processed_at is null
                """, now, pageId, id.eventAt(), id.key()) > 0;
    }

    private static Parked parked(Row row) {
        return new Parked(
                new EventName(row.instant("event_at"), row.text("event_key")),
                row.text("contact_id"),
                row.text("kind"),
                row.integer("attempts"),
                row.instant("arrived_at"),
                row.text("parked"));
    }
}
