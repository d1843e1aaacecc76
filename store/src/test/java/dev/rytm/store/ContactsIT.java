package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.TopicId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ContactsIT {

    private static final Instant NOON = Instant.parse("2022-06-01T12:00:00.123456789Z");
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final ContactKey ANNA = new ContactKey(7, "anna");
    private static final ContactKey BERTA = new ContactKey(7, "berta");
    private static final TopicId NEWS = new TopicId("news");

    private final Database database = Databases.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void knowsWhoeverIsLockedFromThenOn() {
        assertThat(lock(ANNA, BERTA)).containsOnlyKeys(ANNA, BERTA).containsEntry(ANNA, Contact.unknown(ANNA));
        assertThat(lock(ANNA, BERTA)).containsOnlyKeys(ANNA, BERTA);
    }

    @Test
    void copiesIntoColumnsWhatIsAskedOften() {
        save(ANNA, ContactsIT::filled);

        assertThat(columns()).isEqualTo("Anna|Nowak|2022-06-01T12:00:00.123457Z|[vip]|1");
    }

    @Test
    void passesOverAPersonWhomSomebodyElseHolds() {
        lock(ANNA, BERTA);

        Map<ContactKey, Contact> others = database.inTransaction(mine -> {
            mine.contacts().lock(List.of(ANNA), NOON);
            return lock(ANNA, BERTA);
        });

        assertThat(others).containsOnlyKeys(BERTA);
    }

    @Test
    void mirrorsConsentsWithoutTheirTokens() {
        save(ANNA, ContactsIT::filled);
        assertThat(mirror()).containsExactly("news ACTIVE");

        save(ANNA, anna -> anna.withConsents(Map.of(NEWS, consent(ConsentStatus.STOPPED))));
        assertThat(mirror()).containsExactly("news STOPPED");

        save(ANNA, anna -> anna.withConsents(Map.of()));
        assertThat(mirror()).isEmpty();
    }

    @Test
    void keepsTokensSealedAndBoundToTheirPerson() {
        save(ANNA, ContactsIT::filled);
        String stored = database.inTransaction(transaction ->
                transaction.statements().one("select state::text as state from contact", row -> row.text("state")));
        assertThat(stored).doesNotContain("token-in-clear");

        lock(BERTA);
        database.inTransaction(transaction -> transaction
                .statements()
                .update("update contact set state = (select state from contact where contact_id = 'anna')"));
        assertThatThrownBy(() -> lock(BERTA)).hasStackTraceContaining("does not belong there");
    }

    @Test
    void savesManyPersonsInThreeStatements() {
        List<ContactKey> keys = IntStream.range(0, 300)
                .mapToObj(i -> new ContactKey(7, "p" + i))
                .toList();
        long before = database.statementCount();

        database.inTransaction(transaction -> {
            Map<ContactKey, Contact> locked = transaction.contacts().lock(keys, NOON);
            transaction
                    .contacts()
                    .save(locked.values().stream().map(ContactsIT::filled).toList());
            return 0;
        });

        assertThat(database.statementCount() - before).isEqualTo(5);
        Map<ContactKey, Contact> shared =
                database.inTransaction(transaction -> transaction.contacts().share(keys));
        assertThat(shared).hasSize(300);
    }

    @Test
    void doesNotWriteWhoDidNotChange() {
        save(ANNA, ContactsIT::filled);
        save(ANNA, anna -> anna);

        assertThat(columns()).endsWith("|1");
    }

    private Map<ContactKey, Contact> lock(ContactKey... keys) {
        return database.inTransaction(transaction -> transaction.contacts().lock(List.of(keys), NOON));
    }

    private void save(ContactKey key, Function<Contact, Contact> change) {
        database.inTransaction(transaction -> {
            Contact contact = transaction.contacts().lock(List.of(key), NOON).get(key);
            transaction.contacts().save(List.of(change.apply(contact)));
            return 0;
        });
    }

    private List<String> mirror() {
        return database.inTransaction(transaction -> transaction
                .statements()
                .list("select topic_id || ' ' || status as line from consent", row -> row.text("line")));
    }

    private String columns() {
        return database.inTransaction(transaction -> transaction
                .statements()
                .one(
                        "select first_name, last_name, last_interaction_at, tags, revision from contact",
                        row -> row.text("first_name") + "|" + row.text("last_name") + "|"
                                + row.instant("last_interaction_at") + "|" + row.texts("tags") + "|"
                                + row.number("revision")));
    }

    static Contact filled(Contact contact) {
        return contact.withProfile(new Profile("Anna", "Nowak", "pl_PL", WARSAW))
                .withLastInteractionAt(NOON)
                .withTags(Set.of("vip"))
                .withFields(Map.of("points", new FieldValue.Numeric(new BigDecimal("12.50"))))
                .withConsents(Map.of(NEWS, consent(ConsentStatus.ACTIVE)));
    }

    private static Consent consent(ConsentStatus status) {
        return new Consent(
                NEWS,
                "token-in-clear",
                Frequency.WEEKLY,
                WARSAW,
                NOON,
                NOON.plusSeconds(9),
                status,
                NOON,
                null,
                List.of());
    }
}
