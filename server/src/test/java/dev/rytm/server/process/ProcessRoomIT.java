package dev.rytm.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Catalog;
import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.server.decision.Decide;
import dev.rytm.server.room.Bell;
import dev.rytm.server.world.World;
import dev.rytm.store.Arrival;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProcessRoomIT {

    private final World world = new World();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        world.close();
    }

    /// Every event adds itself to a list that its person carries: a lost, repeated or swapped event shows.
    @Test
    void decidesEachEventOnceAndInOrderOnTwoNodesAtOnce() {
        long seed = Long.getLong("rytm.seed", new Random().nextLong());
        System.out.println("ProcessRoomIT: -Drytm.seed=" + seed);
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (int person = 0; person < 300; person++) {
            for (int i = 0; i < 12; i++) {
                arrivals.add(message("p" + person, i));
            }
        }
        Map<String, String> expected = new TreeMap<>();
        arrivals.forEach(arrival -> expected.merge(arrival.contact().psid(), word(arrival), String::concat));
        start(this::remember);
        start(this::remember);

        // One person's events come in their order; the persons are shuffled among each other, and some come twice.
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            turns.add(i);
        }
        for (int turn : turns) {
            List<Arrival> wave = new ArrayList<>(arrivals.stream()
                    .filter(arrival -> arrival.eventAt().equals(World.START.plusSeconds(turn)))
                    .toList());
            Collections.shuffle(wave, random);
            append(wave.subList(0, 150));
            append(wave.subList(100, 300));
        }

        world.awaitEmptyInbox();
        assertThat(remembered()).isEqualTo(expected);
        assertThat(world.count("select count(*) from inbox where processed_at is not null"))
                .isEqualTo(3600);
        assertThat(world.count("select count(*) from decision_note")).isEqualTo(3600);
    }

    @Test
    void parksAPoisonousEventAndLetsEverythingElseGoOn() {
        start((contact, event, catalog, now) -> {
            if (event instanceof Event.MessageReceived message
                    && message.messageId().equals("p1-3")) {
                throw new IllegalStateException("three is too much");
            }
            return remember(contact, event, catalog, now);
        });
        append(messages("p1", 6));
        append(messages("p2", 6));

        world.awaitEmptyInbox();
        assertThat(remembered()).isEqualTo(Map.of("p1", "0 1 2 4 5 ", "p2", "0 1 2 3 4 5 "));
        List<String> parked = world.in(transaction -> transaction
                .statements()
                .list(
                        "select parked, attempts from inbox where parked is not null",
                        row -> row.text("parked") + " after " + row.number("attempts")));
        assertThat(parked).containsExactly("java.lang.IllegalStateException: three is too much after 3");
    }

    @Test
    void parksAnEventWhoseEffectsPostgresRefusesAndLetsItsBatchMatesGoOn() {
        start((contact, event, catalog, now) -> {
            Decision decision = remember(contact, event, catalog, now);
            boolean poison = event instanceof Event.MessageReceived message
                    && message.messageId().equals("p1-3");
            List<Effect> effects =
                    poison ? List.of(new Effect.StartTimer("bad\u0000key", now, null)) : decision.effects();
            return new Decision(decision.next(), effects);
        });
        append(messages("p1", 6));
        append(messages("p2", 6));

        world.awaitEmptyInbox();
        assertThat(remembered()).isEqualTo(Map.of("p1", "0 1 2 4 5 ", "p2", "0 1 2 3 4 5 "));
        assertThat(world.count("select count(*) from inbox where parked is not null and attempts = 3"))
                .isEqualTo(1);
    }

    @Test
    void takesBackWhatTheSameDecisionPlanned() {
        start((contact, event, catalog, now) -> {
            boolean plans = event instanceof Event.MessageReceived;
            List<Effect> effects = plans
                    ? List.of(
                            new Effect.Send(message("taken-back", now)),
                            new Effect.Send(message("stays", now)),
                            new Effect.WithdrawSend("taken-back", Reason.TOO_LATE))
                    : List.of();
            return new Decision(contact, effects);
        });
        append(messages("p1", 1));

        world.awaitEmptyInbox();
        assertThat(world.count("select count(*) from send where id = 'taken-back' and reason = 'TOO_LATE'"))
                .isEqualTo(1);
        assertThat(world.count("select count(*) from send where id = 'stays' and state = 'DUE'"))
                .isEqualTo(1);
    }

    private static PlannedSend message(String id, Instant now) {
        return new PlannedSend(
                id,
                PlannedSend.Kind.MESSAGE,
                now,
                now.plusSeconds(60),
                new OutgoingMessage.Text("Hello", List.of()),
                null,
                null,
                null,
                null,
                null,
                new PlannedSend.Source(null, null, null, null, null, null));
    }

    @Test
    void survivesAStackOverflowInOneEvent() {
        start((contact, event, catalog, now) -> event instanceof Event.MessageReceived message
                        && message.messageId().equals("p1-0")
                ? endless(contact, event, catalog, now)
                : remember(contact, event, catalog, now));
        append(messages("p1", 2));

        world.awaitEmptyInbox();
        assertThat(remembered()).isEqualTo(Map.of("p1", "1 "));
    }

    /// The connections are killed again and again while thousands of events are decided.
    @Test
    void losesAndRepeatsNothingWhenConnectionsAreKilled() throws Exception {
        start(this::remember);
        start(this::remember);
        Thread killer = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 12; i++) {
                    Thread.sleep(60);
                    world.database()
                            .asOwner(transaction -> transaction.statements().list("""
                                            select pg_terminate_backend(pid)
                                              from pg_stat_activity
                                             where datname = current_database() and pid <> pg_backend_pid()
                                            """, row -> row));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Map<String, String> expected = new TreeMap<>();
        for (int person = 0; person < 100; person++) {
            List<Arrival> mine = messages("p" + person, 30);
            mine.forEach(arrival -> expected.merge(arrival.contact().psid(), word(arrival), String::concat));
            appendThroughKills(mine);
        }
        killer.join();

        world.awaitEmptyInbox();
        assertThat(remembered()).isEqualTo(expected);
        assertThat(world.count("select count(*) from decision_note")).isEqualTo(3000);
    }

    private void start(Decide decide) {
        Database node = world.open();
        open.add(node);
        ProcessRoom room = new ProcessRoom(
                new ProcessRoom.Tools(
                        node,
                        InstantSource.fixed(World.START.plusSeconds(3600)),
                        new Catalogs(RulePacks.builtIn().byName()),
                        decide,
                        new SimpleMeterRegistry()),
                new ProcessConfig(2, 50),
                new ProcessRoom.Bells(new Bell(), new Bell(), new Bell()));
        open.add(room);
        room.start();
    }

    private Decision remember(Contact contact, Event event, Catalog catalog, Instant now) {
        String id = ((Event.MessageReceived) event).messageId();
        String number = id.substring(id.indexOf('-') + 1) + " ";
        String before = contact.fields().get("seen") instanceof FieldValue.Text text ? text.value() : "";
        return new Decision(
                contact.withFields(Map.of("seen", new FieldValue.Text(before + number))),
                List.of(new Effect.Note(new Effect.Entry("seen", Map.of("number", number)))));
    }

    private Decision endless(Contact contact, Event event, Catalog catalog, Instant now) {
        Decision deeper = endless(contact, event, catalog, now.plusNanos(1));
        return new Decision(deeper.next(), List.of());
    }

    private Map<String, String> remembered() {
        Map<String, String> seen = new TreeMap<>();
        world.in(transaction -> transaction
                        .statements()
                        .list(
                                "select contact_id, fields -> 'seen' ->> 'value' as seen from contact",
                                row -> Map.entry(row.text("contact_id"), row.text("seen"))))
                .forEach(entry -> seen.put(entry.getKey(), entry.getValue()));
        return seen;
    }

    private List<Arrival> messages(String person, int count) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arrivals.add(message(person, i));
        }
        return arrivals;
    }

    private Arrival message(String person, int number) {
        String id = person + "-" + number;
        return Arrival.named(
                new ContactKey(world.page(), person),
                id,
                new Event.MessageReceived(World.START.plusSeconds(number), id, "hello", null));
    }

    private static String word(Arrival arrival) {
        return Duration.between(World.START, arrival.eventAt()).toSeconds() + " ";
    }

    private void append(List<Arrival> arrivals) {
        world.in(transaction -> transaction.inbox().append(arrivals));
    }

    /// As Meta does: whoever gets no answer comes again.
    private void appendThroughKills(List<Arrival> arrivals) {
        for (int i = 0; i < 50; i++) {
            try {
                append(arrivals);
                return;
            } catch (RuntimeException e) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
        throw new IllegalStateException("the events could not be stored");
    }
}
