package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/// What decisions want to be reminded of, each under a key of its person.
public final class Timers {

    private static final Comparator<TimerKey> ORDER = Comparator.comparingLong(
                    (TimerKey timer) -> timer.contact().pageId())
            .thenComparing(timer -> timer.contact().psid())
            .thenComparing(TimerKey::key);

    private final Statements statements;

    Timers(Statements statements) {
        this.statements = statements;
    }

    /// Names a timer.
    public record TimerKey(ContactKey contact, String key) {}

    /// Sets timers (replacing earlier ones of the same key) and cancels those whose instant is empty.
    public void change(Map<TimerKey, Optional<Instant>> changes) {
        List<Entry<TimerKey, Optional<Instant>>> sorted =
                changes.entrySet().stream().sorted(Entry.comparingByKey(ORDER)).toList();
        put(sorted.stream().filter(change -> change.getValue().isPresent()).toList());
        remove(sorted.stream()
                .filter(change -> change.getValue().isEmpty())
                .map(Entry::getKey)
                .toList());
    }

    private void put(List<Entry<TimerKey, Optional<Instant>>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Columns<Entry<TimerKey, Optional<Instant>>> rows = Columns.of(changes);
        statements.update(
                """
                insert into timer (page_id, contact_id, key, due_at)
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
                    on conflict (page_id, contact_id, key) do update set due_at = excluded.due_at
                """,
                rows.numbers(change -> change.getKey().contact().pageId()),
                rows.texts(change -> change.getKey().contact().psid()),
                rows.texts(change -> change.getKey().key()),
                rows.instants(change -> roundedUp(change.getValue().orElseThrow())));
    }

    private void remove(List<TimerKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Columns<TimerKey> rows = Columns.of(keys);
        statements.update(
                """
                delete from timer
                 using unnest(?::bigint[], ?::text[], ?::text[]) as gone (page_id, contact_id, key)
                 where timer.page_id = gone.page_id
                   and timer.contact_id = gone.contact_id
                   and timer.key = gone.key
                """,
                rows.numbers(timer -> timer.contact().pageId()),
                rows.texts(timer -> timer.contact().psid()),
                rows.texts(TimerKey::key));
    }

    /// Moves timers that are due at `now` into the inbox, the earliest first, and returns how many. Deleting and
    /// inserting are one
    /// statement: a timer is in one of the two places, never in both or none.
    public int moveDue(Instant now, int max) {
        return statements.update("""
                with due as materialized (
                    select page_id, contact_id, key
                      from timer
                     where due_at <= ?
                     order by due_at
                     limit ?
                       for update skip locked),
                gone as (
                    delete from timer
                     using due
                     where timer.page_id = due.page_id and timer.contact_id = due.contact_id and timer.key = due.key
                    returning timer.page_id, timer.contact_id, timer.key, timer.due_at)
                insert into inbox (page_id, contact_id, event_at, event_key, kind, event)
                select page_id, contact_id, due_at,
                       sha256(convert_to(jsonb_build_array('timer', page_id, contact_id, key, due_at)::text, 'UTF8')),
                       'timer-fired',
                       jsonb_build_object(
                           'kind', 'timer-fired',
                           'at', ?::text,
                           'key', key,
                           'dueAt', to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                  from gone
                 order by due_at
                    on conflict do nothing
                """, now, max, now.toString());
    }

    /// When the next timer is due.
    public Optional<Instant> next() {
        return statements
                .list(
                        "select min(due_at) as due_at from timer",
                        row -> Optional.ofNullable(row.instantOrNull("due_at")))
                .getFirst();
    }

    private static Instant roundedUp(Instant instant) {
        Instant floor = instant.truncatedTo(ChronoUnit.MICROS);
        return floor.equals(instant) ? instant : floor.plus(1, ChronoUnit.MICROS);
    }
}
