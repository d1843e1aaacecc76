package dev.rytm.store.segment;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.segment.Segment;
import dev.rytm.store.Database;
import dev.rytm.store.Databases;
import dev.rytm.store.segment.Crowds.Order;
import dev.rytm.store.segment.Crowds.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Core answers a condition for one person, SQL for a crowd: two evaluators of one language, held against each other.
class SegmentsAgreeIT {

    private static final long PAGE = 7;
    private static final int PEOPLE = 400;
    private static final int CONDITIONS = 400;

    private final Database database = Databases.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void coreAndSqlFindTheSamePeople() {
        long seed = Long.getLong("rytm.seed", RandomGenerator.getDefault().nextLong());
        System.out.println("SegmentsAgreeIT: -Drytm.seed=" + seed);
        RandomPeople random = new RandomPeople(seed);
        Map<ContactKey, Contact> people = settle(random);

        for (int i = 0; i < CONDITIONS; i++) {
            Condition condition = random.condition(0);
            Set<String> expected = people.values().stream()
                    .filter(person -> Segment.has(condition, person, RandomPeople.NOW))
                    .map(person -> person.key().psid())
                    .collect(toSet());

            assertThat(new TreeSet<>(found(condition)))
                    .as("seed " + seed + ": " + condition)
                    .isEqualTo(new TreeSet<>(expected));
        }
    }

    /// Twice, so that rows are written anew as well as for the first time.
    private Map<ContactKey, Contact> settle(RandomPeople random) {
        List<ContactKey> keys = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new ContactKey(PAGE, "p" + i))
                .toList();
        save(keys, random);
        save(keys.subList(0, PEOPLE / 2), random);
        return database.inTransaction(transaction -> transaction.contacts().read(keys));
    }

    private void save(List<ContactKey> keys, RandomPeople random) {
        database.inTransaction(transaction -> {
            transaction.contacts().lock(keys, RandomPeople.NOW);
            transaction.contacts().save(keys.stream().map(random::person).toList());
            return keys;
        });
    }

    private List<String> found(Condition condition) {
        return database.inTransaction(transaction ->
                transaction
                        .crowds()
                        .list(PAGE, new Query(condition, null, Order.NAME, null, false), PEOPLE, RandomPeople.NOW)
                        .stream()
                        .map(Crowds.Line::id)
                        .toList());
    }
}
