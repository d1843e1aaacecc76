package dev.rytm.store;

import dev.rytm.core.Effect;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The lines of persons' timelines that no other table tells.
public final class Notes {

    private final Statements statements;

    Notes(Statements statements) {
        this.statements = statements;
    }

    /// A line to be written.
    public record Note(ContactKey contact, Effect.Entry entry) {}

    /// A line as it stands there. `at` is when it was decided, in business time; `number` orders lines of the same
    /// instant.
    public record Line(Instant at, long number, Effect.Entry entry) {}

    /// Appends in the given order.
    public void append(Collection<Note> notes, Instant now) {
        if (notes.isEmpty()) {
            return;
        }
        Columns<Note> rows = Columns.of(notes);
        statements.changes().ofContacts(notes.stream().map(Note::contact).toList());
        statements.update(
                """
                insert into decision_note (page_id, contact_id, at, kind, parameters)
                select page_id, contact_id, ?, kind, parameters::jsonb
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) with ordinality
                    as note (page_id, contact_id, kind, parameters, place)
                 order by place
                """,
                now,
                rows.numbers(note -> note.contact().pageId()),
                rows.texts(note -> note.contact().psid()),
                rows.texts(note -> note.entry().kind()),
                rows.texts(note -> Json.write(note.entry().parameters())));
    }

    /// Forgets the timelines of these persons.
    public void forget(Collection<ContactKey> contacts) {
        Columns<ContactKey> rows = Columns.of(contacts);
        statements.update("""
                delete from decision_note
                 using unnest(?::bigint[], ?::text[]) as gone (page_id, contact_id)
                 where decision_note.page_id = gone.page_id and decision_note.contact_id = gone.contact_id
                """, rows.numbers(ContactKey::pageId), rows.texts(ContactKey::psid));
    }

    /// A person's newest lines before `before`, newest first: `max`, and what is of one instant with the last of them.
    public List<Line> of(ContactKey contact, Instant before, int max) {
        return statements.list("""
                select at, number, kind, parameters
                  from (select at, number, kind, parameters
                          from decision_note
                         where page_id = ? and contact_id = ? and at < ?
                         order by at desc
                         fetch first ? rows with ties) as newest
                 order by at desc, number desc
                """, Notes::line, contact.pageId(), contact.psid(), before, max);
    }

    @SuppressWarnings("unchecked")
    static Line line(Row row) {
        var parameters = (Map<String, String>) Json.read(row.text("parameters"), Map.class);
        return new Line(row.instant("at"), row.number("number"), new Effect.Entry(row.text("kind"), parameters));
    }
}
