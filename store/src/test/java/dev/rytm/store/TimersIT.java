package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.Timers.TimerKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TimersIT {

    private static final Instant NOON = Instant.parse("2022-06-01T12:00:00Z");
    private static final ContactKey ANNA = new ContactKey(7, "anna");
    private static final TimerKey WAKE = new TimerKey(ANNA, "run:1");
    private static final TimerKey EXPIRE = new TimerKey(ANNA, "expiry:news");

    private final Database database = Databases.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void movesADueTimerIntoTheInboxAtItsInstantAndNotBefore() {
        change(Map.of(WAKE, Optional.of(NOON)));

        assertThat(moveDue(NOON.minusNanos(1000))).isZero();
        assertThat(moveDue(NOON)).isEqualTo(1);
        assertThat(moveDue(NOON)).isZero();
        assertThat(fired()).containsExactly(new Event.TimerFired(NOON, "run:1", NOON));
    }

    @Test
    void neverFiresEarlyByRounding() {
        change(Map.of(WAKE, Optional.of(NOON.plusNanos(1_001))));

        assertThat(moveDue(NOON.plusNanos(1_000))).isZero();
        assertThat(moveDue(NOON.plusNanos(2_000))).isEqualTo(1);
    }

    @Test
    void replacesATimerOfTheSameKey() {
        change(Map.of(WAKE, Optional.of(NOON), EXPIRE, Optional.of(NOON.plusSeconds(5))));
        change(Map.of(WAKE, Optional.of(NOON.plusSeconds(9))));

        assertThat(next()).contains(NOON.plusSeconds(5));
        change(Map.of(EXPIRE, Optional.empty()));
        assertThat(next()).contains(NOON.plusSeconds(9));
        change(Map.of(WAKE, Optional.empty()));
        assertThat(next()).isEmpty();
    }

    @Test
    void movesTheEarliestFirst() {
        change(Map.of(
                new TimerKey(ANNA, "c"), Optional.of(NOON.plusSeconds(3)),
                new TimerKey(ANNA, "a"), Optional.of(NOON.plusSeconds(1)),
                new TimerKey(ANNA, "b"), Optional.of(NOON.plusSeconds(2))));

        database.inTransaction(transaction -> transaction.timers().moveDue(NOON.plusSeconds(60), 2));

        assertThat(fired())
                .extracting(event -> ((Event.TimerFired) event).key())
                .containsExactly("a", "b");
        assertThat(next()).contains(NOON.plusSeconds(3));
    }

    private void change(Map<TimerKey, Optional<Instant>> changes) {
        database.inTransaction(transaction -> {
            transaction.timers().change(changes);
            return 0;
        });
    }

    private int moveDue(Instant now) {
        return database.inTransaction(transaction -> transaction.timers().moveDue(now, 100));
    }

    private Optional<Instant> next() {
        return database.inTransaction(transaction -> transaction.timers().next());
    }

    private List<Event> fired() {
        return database.inTransaction(transaction -> transaction.inbox().take(List.of(ANNA))).stream()
                .map(InboxEntry::event)
                .toList();
    }
}
