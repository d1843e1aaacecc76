package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.Event;
import dev.rytm.core.consent.Words;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.TopicId;
import dev.rytm.store.Inbox.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InboxIT {

    private static final Instant NOON = Instant.parse("2022-06-01T12:00:00Z");
    private static final ContactKey ANNA = new ContactKey(7, "anna");
    private static final ContactKey BERTA = new ContactKey(7, "berta");

    private final Database database = Databases.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsAnEventOnceHoweverOftenItComes() {
        assertThat(append(message(ANNA, "m1", 0))).isEqualTo(1);
        assertThat(append(message(ANNA, "m1", 0), message(ANNA, "m2", 1), message(ANNA, "m2", 1)))
                .isEqualTo(1);

        assertThat(take(ANNA)).hasSize(2);
    }

    @Test
    void keepsAnEventOnceWhenManyConnectionsBringItAtTheSameInstant() throws Exception {
        List<Arrival> batch = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            batch.add(message(new ContactKey(7, "p" + i), "m" + i, i));
        }
        CountDownLatch go = new CountDownLatch(1);
        int stored = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                List<Arrival> mine = i % 2 == 0 ? batch : batch.reversed();
                writers.add(threads.submit(() -> {
                    go.await();
                    return database.inTransaction(
                            transaction -> transaction.inbox().append(mine));
                }));
            }
            go.countDown();
            for (Future<Integer> writer : writers) {
                stored += writer.get();
            }
        }

        assertThat(stored).isEqualTo(200);
    }

    @Test
    void handsOutOnePersonsEventsInTheOrderOfTheirOwnTimes() {
        append(message(ANNA, "late", 9));
        append(message(ANNA, "early", 1), message(BERTA, "other", 0));
        append(message(ANNA, "middle", 5));

        assertThat(take(ANNA))
                .extracting(entry -> ((Event.MessageReceived) entry.event()).messageId())
                .containsExactly("early", "middle", "late");
    }

    @Test
    void givesAFinishedEventToNobodyAgain() {
        append(message(ANNA, "m1", 0));
        finish(take(ANNA));

        assertThat(take(ANNA)).isEmpty();
        assertThat(append(message(ANNA, "m1", 0))).isZero();
        List<ContactKey> waiting =
                database.inTransaction(transaction -> transaction.inbox().waiting(10));
        assertThat(waiting).isEmpty();
    }

    @Test
    void refusesToFinishWhatIsFinished() {
        append(message(ANNA, "m1", 0));
        List<InboxEntry> taken = take(ANNA);
        finish(taken);

        assertThatThrownBy(() -> finish(taken)).hasMessageContaining("only 0 were still waiting");
    }

    @Test
    void parksAnEventAndLetsTheNextPass() {
        append(message(ANNA, "poison", 0), message(ANNA, "good", 1));
        InboxEntry poison = take(ANNA).getFirst();

        run(transaction -> transaction.inbox().park(poison, "it cannot be decided"));

        assertThat(take(ANNA)).hasSize(1);
        Inbox.Backlog backlog =
                database.inTransaction(transaction -> transaction.inbox().backlog());
        assertThat(backlog.parked()).isEqualTo(1);
        assertThat(backlog.waiting()).isEqualTo(1);
    }

    @Test
    void seesAStopUntilItIsDecided() {
        append(message(ANNA, "m1", 0), Arrival.named(BERTA, "request-1", new Event.StopAsked(NOON, new TopicId("t"))));

        assertThat(stopsWaiting()).containsExactly(Map.entry(BERTA, StopWait.SOON));
        finish(take(BERTA));
        assertThat(stopsWaiting()).isEmpty();
    }

    @Test
    void seesAMessageEqualToAStopWordAsAStop() {
        Set<String> words = Words.normalised(List.of("Nie  chcę"));
        append(
                said(ANNA, " NIE CHCE\u0328\n").heeding(words),
                said(BERTA, "Nie chcę dziś").heeding(words),
                said(BERTA, null).heeding(words));

        assertThat(stopsWaiting()).containsExactly(Map.entry(ANNA, StopWait.SOON));
        finish(take(ANNA));
        assertThat(stopsWaiting()).isEmpty();
    }

    @Test
    void seesAStopThatWasSetAsideUntilItIsGivenUp() {
        append(Arrival.named(BERTA, "request-1", new Event.StopAsked(NOON, new TopicId("t"))));
        InboxEntry stop = take(BERTA).getFirst();
        run(transaction -> transaction.inbox().park(stop, "it cannot be decided"));

        assertThat(stopsWaiting()).containsExactly(Map.entry(BERTA, StopWait.PARKED));
        append(said(BERTA, "stop").heeding(Set.of("stop")));
        assertThat(stopsWaiting()).containsExactly(Map.entry(BERTA, StopWait.SOON));
    }

    private static Arrival said(ContactKey contact, String text) {
        return Arrival.named(contact, "said " + text, new Event.MessageReceived(NOON, "mid", text, null));
    }

    @Test
    void keepsTokensSealed() {
        Event granted = new Event.OptInGranted(NOON, "token-in-clear", null, "News", null, null, null, false);
        append(Arrival.of(ANNA, NOON, "ab".repeat(32), granted));

        String stored = database.inTransaction(transaction ->
                transaction.statements().one("select event::text as event from inbox", row -> row.text("event")));
        assertThat(stored).contains("News").doesNotContain("token-in-clear");
        assertThat(take(ANNA).getFirst().event()).isEqualTo(granted);
    }

    @Test
    void opensNoTokenThatWasCopiedIntoAnotherRow() {
        append(Arrival.of(ANNA, NOON, "ab".repeat(32), stopped("token-of-anna")));
        append(Arrival.of(BERTA, NOON, "cd".repeat(32), stopped("token-of-berta")));

        run(transaction -> transaction
                .statements()
                .update("update inbox set event = (select event from inbox where contact_id = 'anna')"));

        assertThatThrownBy(() -> take(BERTA).getFirst().event()).hasStackTraceContaining("does not belong there");
    }

    @Test
    void putsEachMonthIntoItsPartitionAndTheRestIntoTheDefault() {
        Partitions.prepare(database, NOON);
        append(message(ANNA, "m1", 0), message(ANNA, "m2", 3600 * 24 * 400));

        List<String> partitions = database.asOwner(transaction -> transaction
                .statements()
                .list("select tableoid::regclass as part from inbox order by event_at", row -> row.text("part")));
        assertThat(partitions).containsExactly("inbox_2022_06", "inbox_default");
        assertThat(Partitions.prepare(database, NOON)).isZero();
    }

    @Test
    void showsAWorkspaceOnlyItsOwnPages() {
        append(message(ANNA, "m1", 0), message(new ContactKey(8, "anna"), "m2", 0));

        assertThat(database.<Long>inWorkspace(1, List.of(8L), InboxIT::count)).isEqualTo(1);
        assertThat(database.<Long>inWorkspace(1, List.of(), InboxIT::count)).isZero();
        assertThat(database.<Long>inTransaction(InboxIT::count)).isEqualTo(2);
    }

    private static long count(Transaction transaction) {
        return transaction.statements().one("select count(*) as events from inbox", row -> row.number("events"));
    }

    private int append(Arrival... arrivals) {
        return database.inTransaction(transaction -> transaction.inbox().append(List.of(arrivals)));
    }

    private List<InboxEntry> take(ContactKey contact) {
        return database.inTransaction(transaction -> transaction.inbox().take(List.of(contact)));
    }

    private void finish(List<InboxEntry> entries) {
        run(transaction -> transaction
                .inbox()
                .finish(entries.stream().map(entry -> new Decided(entry, 1)).toList(), NOON));
    }

    private Map<ContactKey, StopWait> stopsWaiting() {
        return database.inTransaction(transaction -> transaction.inbox().stopsWaiting(List.of(ANNA, BERTA)));
    }

    private void run(Consumer<Transaction> work) {
        database.inTransaction(transaction -> {
            work.accept(transaction);
            return 0;
        });
    }

    private static Event stopped(String token) {
        return new Event.NotificationsStopped(NOON, token, null, null, null);
    }

    private static Arrival message(ContactKey contact, String id, long second) {
        return Arrival.named(contact, id, new Event.MessageReceived(NOON.plusSeconds(second), id, "hello", null));
    }
}
