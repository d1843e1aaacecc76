package dev.rytm.store.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.flow.Condition;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.Databases;
import dev.rytm.store.segment.Crowds.Line;
import dev.rytm.store.segment.Crowds.Order;
import dev.rytm.store.segment.Crowds.Place;
import dev.rytm.store.segment.Crowds.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdsIT {

    private static final long PAGE = 7;
    private static final Instant NOON = Instant.parse("2026-06-03T12:00:00.123456Z");
    private static final Condition EVERYBODY = new Condition.All(List.of());
    private static final Condition VIP = new Condition.HasTag("vip");

    private final Database database = Databases.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsTheBeginningsOfNamesInAnyOrderCaseAndAccents() {
        named("1", "Łucja", "Żółć-Nowak");
        named("2", "Lucjan", "Kowalski");
        named("3", null, null);

        assertThat(search("lucj")).containsExactly("2", "1");
        assertThat(search("NOWAK łu")).containsExactly("1");
        assertThat(search("zolc")).containsExactly("1");
        assertThat(search("ucj")).isEmpty();
        assertThat(search("' | & ! :* \\")).hasSize(3);
    }

    @Test
    void findsAPersonByTheIdThatMetaGaveThem() {
        named("4711000000001", "Anna", "Nowak");

        assertThat(search("4711000000001")).containsExactly("4711000000001");
        assertThat(search("471100000000")).isEmpty();
    }

    @Test
    void goesOnWhereTheLastPageEndedInEitherOrder() {
        for (int i = 0; i < 25; i++) {
            Instant at = i % 3 == 0 ? null : NOON.minus(Duration.ofHours(i % 7));
            save(
                    "p" + i,
                    person -> person.withLastInteractionAt(at).withProfile(new Profile(null, "N" + at, null, null)));
        }

        for (Order order : Order.values()) {
            List<Line> whole = list(order, null, 100);
            assertThat(pages(order)).isEqualTo(whole).hasSize(25);
        }
        assertThat(list(Order.ACTIVITY, null, 1).getFirst().lastInteractionAt()).isEqualTo(NOON);
    }

    @Test
    void countsExactlyAndGuesses() {
        save("a", person -> person.withTags(Set.of("vip")));
        save("b", person -> person);
        database.asOwner(transaction -> transaction.statements().update("analyze contact_summary"));

        assertThat(count(VIP, Duration.ofSeconds(5))).isEqualTo(1);
        assertThat((long) database.inTransaction(
                        transaction -> transaction.crowds().estimate(PAGE, EVERYBODY, NOON)))
                .isEqualTo(2);
    }

    @Test
    void saysSoWhenCountingTakesTooLong() {
        database.asOwner(transaction -> transaction.statements().update("""
                with newcomer as (
                    insert into contact (page_id, contact_id, created_at)
                    select 7, 'c' || i, now() from generate_series(1, 50000) as i returning *)
                insert into contact_summary (page_id, contact_id, created_at, tags)
                select page_id, contact_id, created_at, array['x'] from newcomer
                """));

        assertThatThrownBy(() -> count(new Condition.Not(VIP), Duration.ofMillis(1)))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.isOutOfTime()).isTrue());
    }

    /// The search steps around row-level security; this is what stands in its place.
    @Test
    void searchesNoPageThatIsNotTheWorkspaces() {
        save("a", person -> person.withTags(Set.of("vip")));

        List<Line> own = database.inWorkspace(
                1, List.of(PAGE), transaction -> transaction.crowds().list(PAGE, query(Order.NAME, null), 10, NOON));
        assertThat(own).hasSize(1);
        assertThatThrownBy(() -> database.inWorkspace(
                        1,
                        List.of(8L),
                        transaction -> transaction.crowds().list(PAGE, query(Order.NAME, null), 10, NOON)))
                .hasMessageContaining("is not the workspace's");
    }

    @Test
    void actsForTheWorkspaceAgainAfterASearch() {
        String role = database.inWorkspace(1, List.of(PAGE), transaction -> {
            transaction.crowds().list(PAGE, query(Order.NAME, null), 10, NOON);
            return transaction.statements().one("select current_user as role", row -> row.text("role"));
        });

        assertThat(role).isEqualTo("rytm_api");
    }

    private List<Line> pages(Order order) {
        List<Line> all = new ArrayList<>();
        List<Line> page = list(order, null, 4);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = list(order, page.getLast().place(), 4);
        }
        return all;
    }

    private List<Line> list(Order order, @Nullable Place after, int max) {
        return database.inTransaction(transaction -> transaction.crowds().list(PAGE, query(order, after), max, NOON));
    }

    private static Query query(Order order, @Nullable Place after) {
        return new Query(EVERYBODY, null, order, after, false);
    }

    private List<String> search(String text) {
        return database.inTransaction(transaction ->
                transaction.crowds().list(PAGE, new Query(EVERYBODY, text, Order.NAME, null, false), 10, NOON).stream()
                        .map(Line::id)
                        .toList());
    }

    private long count(Condition condition, Duration patience) {
        return database.inTransaction(transaction -> transaction.crowds().count(PAGE, condition, NOON, patience));
    }

    private void named(String id, @Nullable String first, @Nullable String last) {
        save(id, person -> person.withProfile(new Profile(first, last, null, null)));
    }

    private void save(String id, UnaryOperator<Contact> change) {
        ContactKey key = new ContactKey(PAGE, id);
        database.inTransaction(transaction -> {
            Contact contact = transaction.contacts().lock(List.of(key), NOON).get(key);
            transaction.contacts().save(List.of(change.apply(contact)));
            return 0;
        });
    }
}
