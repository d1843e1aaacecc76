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
    }

    @Test
    void findsNobodyByWhatNoNameIsMadeOf() {
        named("1", "Anna", "Nowak");
        named("2", "%_", "'\"");

        for (String search : List.of("' | & ! :* \\", "%_\\'\"", "--", "—")) {
            assertThat(search(search)).as(search).isEmpty();
        }
        assertThat(search("  ")).hasSize(2);
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

    /// Names are walked over in the indexes that order people, as far as that goes; who lies behind is found by
    /// the index of words. On the first page of each day, on the last of it, among those who never wrote: all come
    /// once, in order.
    @Test
    void findsTheSameByNameHoweverFarTheyLie() {
        database.asOwner(transaction -> transaction.statements().update("""
                with newcomer as (
                    insert into contact (page_id, contact_id, created_at)
                    select 7, 'c' || i, now() from generate_series(1, 66000) as i returning *)
                insert into contact_summary (page_id, contact_id, created_at, first_name, last_name, last_interaction_at)
                select page_id, contact_id, created_at,
                       case i % 3 when 0 then 'Ewa' else 'Jan' end,
                       case when i % 1270 = 0 then 'Źródło-Rzadka' when i % 901 = 0 then 'Ewalska' when i % 7 = 0 then 'Zet' else 'Nowak' end,
                       case when i < 64000 then timestamptz '2026-06-03 12:00+00' - make_interval(mins => i % 40000 / 9) end
                  from newcomer cross join lateral (select substr(contact_id, 2)::int as i) as its
                """));
        database.asOwner(transaction -> transaction.statements().update("analyze contact_summary"));

        for (String search :
                List.of("rzad", "ewa zrodlo", "zrodlo", "no j", "ewa", "zet no", "e", "rzad jan", "nobody now")) {
            for (Order order : Order.values()) {
                assertThat(ids(search, order)).as("%s by %s", search, order).isEqualTo(reference(search, order));
            }
        }
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

    /// Four screenfuls, if there are as many.
    private List<String> ids(String search, Order order) {
        List<String> ids = new ArrayList<>();
        Place after = null;
        for (int page = 0; page < 4; page++) {
            Query query = new Query(EVERYBODY, search, order, after, false);
            List<Line> lines =
                    database.inTransaction(transaction -> transaction.crowds().list(PAGE, query, 45, NOON));
            lines.forEach(line -> ids.add(line.id()));
            if (lines.size() < 45) {
                return ids;
            }
            after = lines.getLast().place();
        }
        return ids;
    }

    private List<String> reference(String search, Order order) {
        String by = order == Order.NAME
                ? "sort_name ~ ('^(' || array_to_string(rytm_words(?), '|') || ')') desc, sort_name, contact_id"
                : "last_interaction_at desc nulls last, contact_id desc, length(?)";
        return database.asOwner(transaction ->
                transaction.statements().list("""
                        select contact_id from contact_summary
                         where name_words @@ (select string_agg(quote_literal(word) || ':*', ' & ')
                                                from unnest(rytm_words(?)) as word)::tsquery
                         order by\s""" + by + " limit 180", row -> row.text("contact_id"), search, search));
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
