package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.postgres.testing.TestDatabase;
import dev.rytm.postgres.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a process remembers of a person is never older than the row.
final class KnownContactsIT {

    private static final Instant NOON = Instant.parse("2022-06-01T12:00:00Z");
    private static final ContactKey ANNA = new ContactKey(7, "anna");

    private final TestDatabase server = TestPostgres.fresh("known", Database::migrate);
    private final Vault vault = Vault.of(List.of(Vault.newKeyLine("test")));
    private final Database here = Databases.open(server, vault);
    private final Database there = Databases.open(server, vault);

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void isWhatIsReadBackFromTheDatabase() {
        save(here, ContactsIT::filled);

        assertThat(read(here)).isEqualTo(ContactsIT.filled(Contact.unknown(ANNA)));
        assertThat(read(there)).isEqualTo(read(here));
    }

    @Test
    void followsWhatAnotherNodeWrote() {
        save(here, anna -> anna.withTags(Set.of("first")));
        assertThat(read(there).tags()).containsExactly("first");

        save(there, anna -> anna.withTags(Set.of("second")));

        assertThat(read(here).tags()).containsExactly("second");
        assertThat(read(there).tags()).containsExactly("second");
    }

    @Test
    void followsTheLastOfTwoWritesInOneTransaction() {
        here.inTransaction(transaction -> {
            Contact anna = transaction.contacts().lock(List.of(ANNA), NOON).get(ANNA);
            transaction.contacts().save(List.of(anna.withTags(Set.of("first"))));
            transaction.contacts().save(List.of(anna.withTags(Set.of("second"))));
            return 0;
        });

        assertThat(read(here).tags()).containsExactly("second");
    }

    @Test
    void forgetsWhatWasRolledBack() {
        save(here, anna -> anna.withTags(Set.of("kept")));
        assertThatThrownBy(() -> here.inTransaction(transaction -> {
                    Contact anna =
                            transaction.contacts().lock(List.of(ANNA), NOON).get(ANNA);
                    transaction.contacts().save(List.of(anna.withTags(Set.of("lost"))));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(read(here).tags()).containsExactly("kept");
    }

    @Test
    void seesWhatAHandChangedInTheDatabase() {
        save(here, anna -> anna.withTags(Set.of("ours")));

        here.inTransaction(transaction -> transaction
                .statements()
                .update("update contact set state = jsonb_set(state::jsonb, '{tags}', '[\"theirs\"]')"));

        assertThat(read(here).tags()).containsExactly("theirs");
    }

    private static Contact read(Database node) {
        return node.inTransaction(
                transaction -> transaction.contacts().share(List.of(ANNA)).get(ANNA));
    }

    private static void save(Database node, UnaryOperator<Contact> change) {
        node.inTransaction(transaction -> {
            Contact anna = transaction.contacts().lock(List.of(ANNA), NOON).get(ANNA);
            transaction.contacts().save(List.of(change.apply(anna)));
            return 0;
        });
    }
}
