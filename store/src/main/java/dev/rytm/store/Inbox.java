package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.Kinds;
import dev.rytm.store.json.Seal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Events that wait to be decided. An event is in here once, however often it arrives, and is decided by whoever
/// holds its person.
public final class Inbox {

    private static final int MAX_EVENTS_OF_A_PERSON = 100;
    private static final int MAX_REASON = 2_000;

    /// Of keys, everywhere: whoever inserts the same events waits for the other instead of both giving up.
    private static final Comparator<Arrival> ORDER = Comparator.comparingLong(
                    (Arrival arrival) -> arrival.contact().pageId())
            .thenComparing(Arrival::eventAt)
            .thenComparing(Arrival::eventKey);

    private final Statements statements;
    private final Vault vault;

    Inbox(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// Writes the events down and returns how many were new.
    public int append(Collection<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return 0;
        }
        meetIntents(arrivals);
        Columns<Arrival> rows = Columns.of(arrivals.stream().sorted(ORDER).toList());
        return statements.update(
                """
                insert into inbox (page_id, contact_id, event_at, event_key, kind, event, stop_word)
                select page_id, contact_id, event_at, decode(event_key, 'hex'), kind, event::jsonb, stop_word
                  from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                    as arrival (page_id, contact_id, event_at, event_key, kind, event, stop_word)
                    on conflict do nothing
                """,
                rows.numbers(arrival -> arrival.contact().pageId()),
                rows.texts(arrival -> arrival.contact().psid()),
                rows.instants(Arrival::eventAt),
                rows.texts(Arrival::eventKey),
                rows.texts(arrival -> Kinds.word(arrival.content().getClass())),
                rows.texts(this::json),
                rows.truths(Arrival::stopWord));
    }

    /// An event that its writer has decided, with this version of the catalog.
    record DecidedArrival(Arrival arrival, long version) {}

    /// Writes down events that are decided in this very transaction: they never wait. One that was told before has been
    /// decided before, and must not be decided twice.
    void appendDecided(Collection<DecidedArrival> arrivals, Instant now) {
        Columns<DecidedArrival> rows = Columns.of(arrivals.stream()
                .sorted(Comparator.comparing(DecidedArrival::arrival, ORDER))
                .toList());
        int added = statements.update(
                """
                insert into inbox (page_id, contact_id, event_at, event_key, kind, event, processed_at, catalog_version)
                select page_id, contact_id, event_at, decode(event_key, 'hex'), kind, event::jsonb, ?, version
                  from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    as arrival (page_id, contact_id, event_at, event_key, kind, event, version)
                    on conflict do nothing
                """,
                now,
                rows.numbers(one -> one.arrival().contact().pageId()),
                rows.texts(one -> one.arrival().contact().psid()),
                rows.instants(one -> one.arrival().eventAt()),
                rows.texts(one -> one.arrival().eventKey()),
                rows.texts(one -> Kinds.word(one.arrival().content().getClass())),
                rows.texts(one -> json(one.arrival())),
                rows.numbers(DecidedArrival::version));
        if (added != arrivals.size()) {
            throw new IllegalStateException(
                    "of " + arrivals.size() + " events only " + added + " had not been told before");
        }
    }

    /// Which of these persons have events waiting. Call it with the persons locked, as [#take].
    public Set<ContactKey> waiting(Collection<ContactKey> locked) {
        Columns<ContactKey> rows = Columns.of(locked);
        return new HashSet<>(
                statements.list("""
                select locked.page_id, locked.contact_id
                  from unnest(?::bigint[], ?::text[]) as locked (page_id, contact_id)
                 cross join lateral (
                       select from inbox
                        where inbox.page_id = locked.page_id
                          and inbox.contact_id = locked.contact_id
                          and processed_at is null and parked is null
                        limit 1) as waiting
                """, Inbox::contact, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid)));
    }

    /// A stop and a send of the same person meet on the person's row: dispatch holds it from looking for stops until
    /// its intent is committed. So either the stop is seen, or it is recorded, and answered 200, after the intent.
    private void meetIntents(Collection<Arrival> arrivals) {
        List<ContactKey> stopped = arrivals.stream()
                .filter(Arrival::isStop)
                .map(Arrival::contact)
                .distinct()
                .toList();
        if (!stopped.isEmpty()) {
            Columns<ContactKey> rows = Columns.of(stopped);
            statements.list("""
                    select from unnest(?::bigint[], ?::text[]) as stopped (page_id, contact_id)
                      join contact on contact.page_id = stopped.page_id and contact.contact_id = stopped.contact_id
                     order by contact.page_id, contact.contact_id collate "C"
                       for share of contact
                    """, row -> row, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
        }
    }

    /// Persons (and pages, with an empty id) that have events waiting, the longest-waiting first. Nothing is locked
    /// yet: two workers may be given the same names.
    public List<ContactKey> waiting(int maxEvents) {
        List<ContactKey> oldest = statements.list("""
                select page_id, contact_id
                  from inbox
                 where processed_at is null and parked is null and arrival > 0
                 order by arrival
                 limit ?
                """, Inbox::contact, maxEvents);
        return oldest.stream().distinct().toList();
    }

    /// The waiting events of these persons, each person's in order. Call it with the persons locked, as a statement
    /// of its own: joining person and event in one is a trap. If another worker finishes that person between our
    /// snapshot and our lock, PostgreSQL re-reads the locked row but not the joined one, and hands us an event that
    /// is already decided. Asking again, under the lock, sees the truth.
    ///
    /// The lateral limit keeps the planner on the index of one person's events, and a person who floods us from
    /// filling the batch.
    public List<InboxEntry> take(Collection<ContactKey> locked) {
        Columns<ContactKey> rows = Columns.of(locked);
        return statements.list(
                """
                select waiting.*
                  from unnest(?::bigint[], ?::text[]) as locked (page_id, contact_id)
                 cross join lateral (
                       select page_id, contact_id, event_at, encode(event_key, 'hex') as event_key, kind, event,
                              attempts
                         from inbox
                        where inbox.page_id = locked.page_id
                          and inbox.contact_id = locked.contact_id
                          and processed_at is null and parked is null
                        order by event_at, arrival
                        limit ?) as waiting
                """,
                row -> new InboxEntry(row, vault),
                rows.numbers(ContactKey::pageId),
                rows.texts(ContactKey::psid),
                MAX_EVENTS_OF_A_PERSON);
    }

    /// Takes turns on a page's own events: they hang on no contact that could be locked.
    public boolean lockPage(long pageId) {
        return statements.one(
                "select pg_try_advisory_xact_lock(hashtext('rytm_page_events'), ?::integer) as locked",
                row -> row.truth("locked"),
                (int) pageId);
    }

    /// Marks the events as decided. `version` is the catalog's.
    ///
    /// Whether an event still waits is asked in words that no partial index knows: else the planner takes one of
    /// those instead of the primary key, and walks through everything that waits, once for each event.
    public void finish(Collection<Decided> decided, Instant now) {
        Columns<Decided> rows = Columns.of(decided);
        int finished = statements.update(
                """
                update inbox
                   set processed_at = ?, catalog_version = decided.version
                  from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::bigint[])
                    as decided (page_id, event_at, event_key, version)
                 where inbox.page_id = decided.page_id
                   and inbox.event_at = decided.event_at
                   and inbox.event_key = decode(decided.event_key, 'hex')
                   and num_nonnulls(processed_at, parked) = 0
                """,
                now,
                rows.numbers(one -> one.entry().contact().pageId()),
                rows.instants(one -> one.entry().eventAt()),
                rows.texts(one -> one.entry().eventKey()),
                rows.numbers(Decided::version));
        if (finished != decided.size()) {
            throw new IllegalStateException(
                    "of " + decided.size() + " decided events only " + finished + " were still waiting");
        }
    }

    /// Forgets what decided events of erased persons said; that they came stays.
    public void forget(Collection<InboxEntry> decided) {
        Columns<InboxEntry> rows = Columns.of(decided);
        statements.update(
                """
                update inbox
                   set event = '{}'
                  from unnest(?::bigint[], ?::timestamptz[], ?::text[]) as gone (page_id, event_at, event_key)
                 where inbox.page_id = gone.page_id
                   and inbox.event_at = gone.event_at
                   and inbox.event_key = decode(gone.event_key, 'hex')
                """,
                rows.numbers(entry -> entry.contact().pageId()),
                rows.instants(InboxEntry::eventAt),
                rows.texts(InboxEntry::eventKey));
    }

    /// An event and the version of the catalog that it was decided with.
    public record Decided(InboxEntry entry, long version) {}

    /// Counts a failed attempt.
    public void countAttempt(InboxEntry entry) {
        statements.update(
                "update inbox set attempts = attempts + 1 where page_id = ? and event_at = ? and event_key = decode(?, 'hex')",
                entry.contact().pageId(),
                entry.eventAt(),
                entry.eventKey());
    }

    /// Sets an event aside for a person to look at: nobody will decide it.
    public void park(InboxEntry entry, String reason) {
        statements.update(
                """
                update inbox
                   set parked = ?, attempts = attempts + 1
                 where page_id = ? and event_at = ? and event_key = decode(?, 'hex') and processed_at is null
                """,
                reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason,
                entry.contact().pageId(),
                entry.eventAt(),
                entry.eventKey());
    }

    /// Who of these has a stop, block or erase waiting: it counts from our 200 on, decided or not.
    public Map<ContactKey, StopWait> stopsWaiting(Collection<ContactKey> contacts) {
        Columns<ContactKey> rows = Columns.of(contacts);
        Map<ContactKey, StopWait> waiting = new HashMap<>();
        statements.list(
                """
                select asked.page_id, asked.contact_id, stop.soon
                  from unnest(?::bigint[], ?::text[]) as asked (page_id, contact_id)
                 cross join lateral (
                       select bool_or(parked is null) as soon from inbox
                        where inbox.page_id = asked.page_id
                          and inbox.contact_id = asked.contact_id
                          and processed_at is null
                          and (stop_word or kind in ('notifications-stopped', 'stop-asked', 'standing-changed'))) as stop
                 where stop.soon is not null
                """,
                row -> waiting.put(contact(row), row.truth("soon") ? StopWait.SOON : StopWait.PARKED),
                rows.numbers(ContactKey::pageId),
                rows.texts(ContactKey::psid));
        return waiting;
    }

    /// How many events wait, how many were parked, and for how many seconds of machine time the oldest has waited.
    public record Backlog(long waiting, long parked, long oldestSeconds) {}

    /// `arrival > 0` is what the index over the oldest asks for.
    static final String BACKLOG = """
            select count(*) as waiting,
                   (select count(*) from inbox where parked is not null) as parked,
                   coalesce(extract(epoch from clock_timestamp() - min(arrived_at))::bigint, 0) as oldest
              from inbox
             where processed_at is null and parked is null and arrival > 0
            """;

    public Backlog backlog() {
        return statements.one(BACKLOG, Inbox::backlog);
    }

    static Backlog backlog(Row row) {
        return new Backlog(row.number("waiting"), row.number("parked"), row.number("oldest"));
    }

    static Seal seal(Vault vault, ContactKey contact, String eventKey) {
        return vault.seal(new Vault.Place("inbox", "event", contact.pageId(), eventKey));
    }

    private String json(Arrival arrival) {
        return Json.write(arrival.content(), seal(vault, arrival.contact(), arrival.eventKey()));
    }

    private static ContactKey contact(Row row) {
        return new ContactKey(row.number("page_id"), row.text("contact_id"));
    }
}
