package dev.rytm.store;

import dev.rytm.core.Event;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.Kinds;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A page's going over to another rule pack, told to everybody whose consent it may change.
public final class RuleSwitches {

    private static final int CHUNK = 10_000;

    /// Reading a person costs more memory than naming one.
    private static final int READ = 500;

    /// Added to an arrival: a million such events let everybody else's pass. Nothing waits for them, as whoever
    /// judges looks through the new pack already.
    static final long AFTER_ALL_OTHERS = 1_000_000_000_000L;

    private final Transaction transaction;
    private final Statements statements;

    RuleSwitches(Transaction transaction) {
        this.transaction = transaction;
        this.statements = transaction.statements();
    }

    /// Those who change one page's settings take turns until they commit. The page's row stays free for those who
    /// send.
    public void takeTurn(long pageId) {
        statements.list(
                "select pg_advisory_xact_lock(hashtext('rytm_page_settings'), ?::integer)", row -> row, (int) pageId);
    }

    /// Whether the last switch still has to be written down for somebody, be it parked. Another one would have to
    /// know what each of these persons' consents was in between.
    public boolean isUnderWay(long pageId) {
        return statements.one("""
                select exists (select from inbox
                                where page_id = ? and processed_at is null and parked is null
                                  and kind = 'rules-changed')
                    or exists (select from inbox
                                where page_id = ? and processed_at is null and parked is not null
                                  and kind = 'rules-changed') as waits
                """, row -> row.truth("waits"), pageId, pageId);
    }

    /// Puts an event into the inbox of everybody with a consent that may still end. `version` is the catalog's
    /// before the switch, and makes its events unlike those of any other. Returns how many were told.
    public long announce(long pageId, long version, Instant at) {
        Event.RulesChanged event = new Event.RulesChanged(at);
        long told = 0;
        Chunk chunk = new Chunk("", CHUNK);
        while (chunk.people() == CHUNK) {
            chunk = announce(pageId, "ours|rules|" + version + "|" + pageId + "|", event, chunk.last());
            told += chunk.people();
        }
        return told;
    }

    private Chunk announce(long pageId, String name, Event.RulesChanged event, @Nullable String after) {
        return statements.one(
                """
                with chunk as materialized (
                     select distinct contact_id
                       from consent
                      where page_id = ? and contact_id > ? and status in ('ACTIVE', 'STOPPED')
                      order by contact_id
                      limit ?),
                told as (
                     insert into inbox (page_id, contact_id, event_at, event_key, kind, event, arrival)
                     select ?, contact_id, ?, sha256(convert_to(? || contact_id, 'UTF8')), ?, ?::jsonb,
                            nextval('inbox_arrival') + ?
                       from chunk)
                select max(contact_id) as last, count(*) as people from chunk
                """,
                row -> new Chunk(row.textOrNull("last"), (int) row.number("people")),
                pageId,
                after,
                CHUNK,
                pageId,
                event.at(),
                name,
                Kinds.word(event.getClass()),
                Json.write(event),
                AFTER_ALL_OTHERS);
    }

    private record Chunk(@Nullable String last, int people) {}

    /// How many consents the page has.
    public long consents(long pageId) {
        return statements.one(
                "select count(*) as consents from consent where page_id = ?", row -> row.number("consents"), pageId);
    }

    /// Shows everybody with a consent that may still end, a few hundred at a time.
    public void eachPerson(long pageId, Consumer<Contact> reader) {
        List<ContactKey> keys = people(pageId, "");
        while (!keys.isEmpty()) {
            transaction.contacts().read(keys).values().forEach(reader);
            keys = people(pageId, keys.getLast().psid());
        }
    }

    private List<ContactKey> people(long pageId, String after) {
        return statements.list("""
                select distinct contact_id
                  from consent
                 where page_id = ? and contact_id > ? and status in ('ACTIVE', 'STOPPED')
                 order by contact_id
                 limit ?
                """, row -> new ContactKey(pageId, row.text("contact_id")), pageId, after, READ);
    }
}
