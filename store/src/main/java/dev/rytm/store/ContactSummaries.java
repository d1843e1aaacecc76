package dev.rytm.store;

import static java.util.stream.Collectors.toMap;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.Standing;
import dev.rytm.store.json.FieldMap;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What lists and segments ask about people, beside the people themselves: narrow rows with the indexes that `contact`
/// does without. A row is written only when what it tells has changed; a send changes nothing of it.
final class ContactSummaries {

    private final Statements statements;

    ContactSummaries(Statements statements) {
        this.statements = statements;
    }

    /// What is told of a person, but for when they were last active: that changes most often and costs least.
    private record Told(
            Profile profile,
            Standing standing,
            Set<String> tags,
            Set<String> sequences,
            Map<String, FieldValue> fields,
            Map<String, ConsentStatus> states,
            Map<String, Long> moments,
            @Nullable Instant handedOverUntil) {

        static Told of(Contact contact) {
            return new Told(
                    contact.profile(),
                    contact.standing(),
                    contact.tags(),
                    sequencesOf(contact),
                    contact.fields(),
                    contact.consents().values().stream()
                            .collect(toMap(consent -> consent.topic().value(), Consent::status)),
                    ConsentMoments.of(contact.consents().values()),
                    contact.handedOverUntil().orElse(null));
        }
    }

    private record Row(Contact contact, Told told) {}

    /// Writes what differs between the persons and their earlier selves.
    void write(List<Contact> contacts, Map<ContactKey, Contact> earlier) {
        List<Row> changed = new ArrayList<>();
        List<Contact> active = new ArrayList<>();
        for (Contact contact : contacts) {
            Contact before = earlier.get(contact.key());
            if (before == null || isTold(before, contact)) {
                Told told = Told.of(contact);
                if (before == null || !told.equals(Told.of(before))) {
                    changed.add(new Row(contact, told));
                    continue;
                }
            }
            if (!Objects.equals(contact.lastInteractionAt(), before.lastInteractionAt())) {
                active.add(contact);
            }
        }
        if (!changed.isEmpty()) {
            put(changed);
        }
        if (!active.isEmpty()) {
            touch(active);
        }
    }

    /// A send moves the person's place in a sequence, and nothing is told of that.
    private static Set<String> sequencesOf(Contact contact) {
        return contact.enrolments().values().stream()
                .map(Enrolment::sequence)
                .map(SequenceId::value)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /// Whether anything may have changed that is told; most saves remember a send and change none of it.
    private static boolean isTold(Contact before, Contact now) {
        return !now.consents().equals(before.consents())
                || !sequencesOf(now).equals(sequencesOf(before))
                || !now.tags().equals(before.tags())
                || !now.fields().equals(before.fields())
                || !now.handedOverUntil().equals(before.handedOverUntil())
                || !now.profile().equals(before.profile())
                || now.standing() != before.standing();
    }

    private void put(List<Row> changed) {
        Columns<Row> rows = Columns.of(changed);
        statements.update(
                """
                update contact_summary
                   set first_name = next.first_name, last_name = next.last_name, standing = next.standing,
                       last_interaction_at = next.last_interaction_at,
                       tags = array(select jsonb_array_elements_text(next.tags)),
                       sequences = array(select jsonb_array_elements_text(next.sequences)),
                       fields = next.fields -> 'fields', consent_states = next.states, consent_moments = next.moments,
                       handed_over_until = next.handed_over_until
                  from (select page_id, contact_id, first_name, last_name, standing, last_interaction_at,
                               tags::jsonb as tags, sequences::jsonb as sequences, fields::jsonb as fields,
                               states::jsonb as states, moments::jsonb as moments, handed_over_until
                          from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
                                      ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                            as n (page_id, contact_id, first_name, last_name, standing, last_interaction_at, tags,
                                  sequences, fields, states, moments, handed_over_until)
                        offset 0) as next
                 where contact_summary.page_id = next.page_id and contact_summary.contact_id = next.contact_id
                """,
                rows.numbers(row -> row.contact().key().pageId()),
                rows.texts(row -> row.contact().key().psid()),
                rows.texts(row -> row.told().profile().firstName()),
                rows.texts(row -> row.told().profile().lastName()),
                rows.texts(row -> row.told().standing().name()),
                rows.instants(row -> row.contact().lastInteractionAt()),
                rows.texts(row -> Json.write(row.told().tags())),
                rows.texts(row -> Json.write(row.told().sequences())),
                rows.texts(row -> new FieldMap(row.told().fields()).text()),
                rows.texts(row -> Json.write(row.told().states())),
                rows.texts(row -> Json.write(row.told().moments())),
                rows.instants(row -> row.told().handedOverUntil()));
    }

    /// Stays on its page of the table, and moves no index but with the first event of a day.
    private void touch(List<Contact> active) {
        Columns<Contact> rows = Columns.of(active);
        statements.update(
                """
                update contact_summary
                   set last_interaction_at = next.at
                  from unnest(?::bigint[], ?::text[], ?::timestamptz[]) as next (page_id, contact_id, at)
                 where contact_summary.page_id = next.page_id and contact_summary.contact_id = next.contact_id
                """,
                rows.numbers(contact -> contact.key().pageId()),
                rows.texts(contact -> contact.key().psid()),
                rows.instants(Contact::lastInteractionAt));
    }
}
