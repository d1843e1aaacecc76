package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.Timers.Due;
import dev.rytm.store.Timers.TimerKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        change(Map.of(WAKE, due(NOON)));

        assertThat(moveDue(NOON.minusNanos(1000))).isZero();
        assertThat(moveDue(NOON)).isEqualTo(1);
        assertThat(moveDue(NOON)).isZero();
        assertThat(fired()).containsExactly(new Event.TimerFired(NOON, "run:1", NOON));
    }

    @Test
    void neverFiresEarlyByRounding() {
        change(Map.of(WAKE, due(NOON.plusNanos(1_001))));

        assertThat(moveDue(NOON.plusNanos(1_000))).isZero();
        assertThat(moveDue(NOON.plusNanos(2_000))).isEqualTo(1);
    }

    @Test
    void replacesATimerOfTheSameKey() {
        change(Map.of(WAKE, due(NOON), EXPIRE, due(NOON.plusSeconds(5))));
        change(Map.of(WAKE, due(NOON.plusSeconds(9))));

        assertThat(next()).contains(NOON.plusSeconds(5));
        change(Map.of(EXPIRE, Optional.empty()));
        assertThat(next()).contains(NOON.plusSeconds(9));
        change(Map.of(WAKE, Optional.empty()));
        assertThat(next()).isEmpty();
    }

    @Test
    void movesTheEarliestFirst() {
        change(Map.of(
                new TimerKey(ANNA, "c"), due(NOON.plusSeconds(3)),
                new TimerKey(ANNA, "a"), due(NOON.plusSeconds(1)),
                new TimerKey(ANNA, "b"), due(NOON.plusSeconds(2))));

        database.inTransaction(transaction -> transaction.timers().moveDue(NOON.plusSeconds(60), 2));

        assertThat(fired())
                .extracting(event -> ((Event.TimerFired) event).key())
                .containsExactly("a", "b");
        assertThat(next()).contains(NOON.plusSeconds(3));
    }

    @Test
    void wakesWhatABrakeHoldsOnceTheCatalogIsNewer() {
        long page = connect();
        ContactKey berta = new ContactKey(page, "berta");
        Instant end = NOON.plusSeconds(60);
        change(Map.of(
                new TimerKey(berta, "held"), Optional.of(new Due(end, version(page))),
                new TimerKey(berta, "newer"), Optional.of(new Due(end, version(page) + 1)),
                new TimerKey(berta, "free"), due(end)));
        assertThat(moveDue(NOON)).isZero();
        assertThat(timersDue()).isZero();

        brake(page);

        assertThat(timersDue()).isEqualTo(1);
        assertThat(moveDue(NOON)).isEqualTo(1);
        assertThat(timersDue()).isZero();
        assertThat(fired(berta)).containsExactly(new Event.TimerFired(NOON, "held", NOON));
        assertThat(moveDue(end)).isEqualTo(2);
    }

    /// The business clock may stand still while the brake is drawn and lifted.
    @Test
    void losesNoTimerThatIsWokenTwiceAtOneInstant() {
        long page = connect();
        ContactKey berta = new ContactKey(page, "berta");
        for (int i = 0; i < 2; i++) {
            change(Map.of(new TimerKey(berta, "held"), Optional.of(new Due(NOON.plusSeconds(60), version(page)))));
            brake(page);
            moveDue(NOON);
        }

        assertThat(fired(berta)).hasSize(2);
    }

    @Test
    void holdsNothingAnyMoreOnceItIsSetAnew() {
        long page = connect();
        ContactKey berta = new ContactKey(page, "berta");
        change(Map.of(new TimerKey(berta, "turn"), Optional.of(new Due(NOON.plusSeconds(60), version(page)))));
        change(Map.of(new TimerKey(berta, "turn"), due(NOON.plusSeconds(90))));
        brake(page);

        assertThat(moveDue(NOON)).isZero();
        assertThat(next()).contains(NOON.plusSeconds(90));
    }

    private long connect() {
        return database.inTransaction(t -> {
            long workspace = t.workspaces().create("Bakery");
            long app = t.apps().create(workspace, "77", "App", "secret", "verify");
            return t.pages()
                    .connect(
                            new Page.Connection(workspace, app, "1001", "Page", "token", NOON),
                            new Page.Settings(
                                    "PL", ZoneId.of("Europe/Warsaw"), "test", null, null, Set.of(), Set.of(), null))
                    .orElseThrow();
        });
    }

    private long version(long page) {
        return database.inTransaction(t -> t.statements()
                .one("select catalog_version from page where page_id = ?", row -> row.number("catalog_version"), page));
    }

    private void brake(long page) {
        database.inTransaction(t -> {
            t.pages().pause(page, true);
            return 0;
        });
    }

    private long timersDue() {
        return database.inTransaction(t -> t.workLeft(NOON).timersDue());
    }

    private static Optional<Due> due(Instant at) {
        return Optional.of(Due.at(at));
    }

    private void change(Map<TimerKey, Optional<Due>> changes) {
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
        return fired(ANNA);
    }

    private List<Event> fired(ContactKey contact) {
        return database.inTransaction(transaction -> transaction.inbox().take(List.of(contact))).stream()
                .map(InboxEntry::event)
                .toList();
    }
}
