package dev.rytm.store;

import static java.util.stream.Collectors.toMap;

import dev.rytm.core.contact.ContactKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /// When a timer is due; with a `heldVersion` also as soon as the page's catalog is newer than that.
    public record Due(Instant at, @Nullable Long heldVersion) {

        public static Due at(Instant at) {
            return new Due(at, null);
        }
    }

    /// Sets timers (replacing earlier ones of the same key) and cancels those whose instant is empty.
    public void change(Map<TimerKey, Optional<Due>> changes) {
        List<Entry<TimerKey, Optional<Due>>> sorted =
                changes.entrySet().stream().sorted(Entry.comparingByKey(ORDER)).toList();
        put(sorted.stream().filter(change -> change.getValue().isPresent()).toList());
        remove(sorted.stream()
                .filter(change -> change.getValue().isEmpty())
                .map(Entry::getKey)
                .toList());
    }

    private void put(List<Entry<TimerKey, Optional<Due>>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Columns<Entry<TimerKey, Optional<Due>>> rows = Columns.of(changes);
        statements.update(
                """
                insert into timer (page_id, contact_id, key, due_at, held_version)
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
                    on conflict (page_id, contact_id, key) do update
                   set due_at = excluded.due_at, held_version = excluded.held_version
                """,
                rows.numbers(change -> change.getKey().contact().pageId()),
                rows.texts(change -> change.getKey().contact().psid()),
                rows.texts(change -> change.getKey().key()),
                rows.instants(
                        change -> roundedUp(change.getValue().orElseThrow().at())),
                rows.numbers(change -> change.getValue().orElseThrow().heldVersion()));
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

    /// Timers that a brake held, on pages whose catalog has changed since.
    static final String WOKEN = """
            page p join timer t on t.page_id = p.page_id and t.held_version < p.catalog_version
            """;

    /// Moves timers that are due at `now` into the inbox, the earliest first, and those that are to be woken; returns
    /// how many. At most `max` of either kind. Deleting and inserting are one statement: a timer is in one of the
    /// two places, never in both or none.
    ///
    /// The version is part of the event's name: a timer may be woken twice while the business clock stands still.
    public int moveDue(Instant now, int max) {
        return statements.update("""
                with due as materialized (
                    select page_id, contact_id, key
                      from timer
                     where due_at <= ?
                     order by due_at
                     limit ?
                       for update skip locked),
                woken as materialized (
                    select t.page_id, t.contact_id, t.key
                      from %s
                     where t.due_at > ?
                     limit ?
                       for update of t skip locked),
                gone as (
                    delete from timer
                     using (select * from due union all select * from woken) as ready
                     where timer.page_id = ready.page_id
                       and timer.contact_id = ready.contact_id
                       and timer.key = ready.key
                    returning timer.page_id, timer.contact_id, timer.key, timer.held_version,
                              least(timer.due_at, ?) as due_at)
                insert into inbox (page_id, contact_id, event_at, event_key, kind, event)
                select page_id, contact_id, due_at,
                       sha256(convert_to(
                           jsonb_build_array('timer', page_id, contact_id, key, due_at, held_version)::text, 'UTF8')),
                       'timer-fired',
                       jsonb_build_object(
                           'kind', 'timer-fired',
                           'at', ?::text,
                           'key', key,
                           'dueAt', to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                  from gone
                 order by due_at
                    on conflict do nothing
                """.formatted(WOKEN), now, max, now, max, now, now.toString());
    }

    /// What one person is to be reminded of, and when.
    public Map<String, Instant> of(ContactKey contact) {
        return statements
                .list(
                        "select key, due_at from timer where page_id = ? and contact_id = ?",
                        row -> Map.entry(row.text("key"), row.instant("due_at")),
                        contact.pageId(),
                        contact.psid())
                .stream()
                .collect(toMap(Entry::getKey, Entry::getValue));
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
