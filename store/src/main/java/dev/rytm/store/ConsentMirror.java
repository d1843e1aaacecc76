package dev.rytm.store;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.TopicId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The consents of persons as rows of their own, without tokens: what segments and reports ask.
final class ConsentMirror {

    private final Statements statements;

    ConsentMirror(Statements statements) {
        this.statements = statements;
    }

    private record Mirrored(ContactKey contact, Consent consent) {}

    private record Gone(ContactKey contact, TopicId topic) {}

    /// Writes what differs between the persons and their earlier selves.
    void write(List<Contact> contacts, Map<ContactKey, Contact> earlier) {
        List<Mirrored> changed = new ArrayList<>();
        List<Gone> gone = new ArrayList<>();
        for (Contact contact : contacts) {
            Map<TopicId, Consent> before = consents(earlier.get(contact.key()));
            contact.consents().values().stream()
                    .filter(consent -> !consent.equals(before.get(consent.topic())))
                    .forEach(consent -> changed.add(new Mirrored(contact.key(), consent)));
            before.keySet().stream()
                    .filter(topic -> !contact.consents().containsKey(topic))
                    .forEach(topic -> gone.add(new Gone(contact.key(), topic)));
        }
        if (!changed.isEmpty()) {
            put(changed);
        }
        if (!gone.isEmpty()) {
            remove(gone);
        }
        changed.forEach(row -> statements.changes().of(row.contact().pageId(), Watched.CONSENTS));
        gone.forEach(row -> statements.changes().of(row.contact().pageId(), Watched.CONSENTS));
    }

    private void put(List<Mirrored> changed) {
        Columns<Mirrored> rows = Columns.of(changed);
        statements.update(
                """
                insert into consent (page_id, contact_id, topic_id, status, frequency, zone, opted_in_at, expires_at,
                                     changed_at, next_eligible_at)
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                     ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                    on conflict (page_id, contact_id, topic_id) do update
                   set status = excluded.status, frequency = excluded.frequency, zone = excluded.zone,
                       opted_in_at = excluded.opted_in_at, expires_at = excluded.expires_at,
                       changed_at = excluded.changed_at, next_eligible_at = excluded.next_eligible_at
                """,
                rows.numbers(row -> row.contact().pageId()),
                rows.texts(row -> row.contact().psid()),
                rows.texts(row -> row.consent().topic().value()),
                rows.texts(row -> row.consent().status().name()),
                rows.texts(row -> row.consent().frequency().name()),
                rows.texts(row -> row.consent().zone().getId()),
                rows.instants(row -> row.consent().optedInAt()),
                rows.instants(row -> row.consent().expiresAt()),
                rows.instants(row -> row.consent().changedAt()),
                rows.instants(row -> row.consent().nextEligibleAt()));
    }

    private void remove(List<Gone> gone) {
        Columns<Gone> rows = Columns.of(gone);
        statements.update(
                """
                delete from consent
                 using unnest(?::bigint[], ?::text[], ?::text[]) as gone (page_id, contact_id, topic_id)
                 where consent.page_id = gone.page_id
                   and consent.contact_id = gone.contact_id
                   and consent.topic_id = gone.topic_id
                """,
                rows.numbers(row -> row.contact().pageId()),
                rows.texts(row -> row.contact().psid()),
                rows.texts(row -> row.topic().value()));
    }

    private static Map<TopicId, Consent> consents(@Nullable Contact contact) {
        return contact == null ? Map.of() : contact.consents();
    }
}
