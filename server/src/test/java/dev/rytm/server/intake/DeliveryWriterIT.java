package dev.rytm.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.room.Bell;
import dev.rytm.server.world.World;
import dev.rytm.store.Arrival;
import dev.rytm.store.HeardPages.Heard;
import dev.rytm.store.RawBodies.Name;
import dev.rytm.store.RawBodies.RawBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeliveryWriterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final World world = new World();
    private final Bell bell = new Bell();
    private final DeliveryWriter writer = new DeliveryWriter(world.database(), bell);

    @BeforeEach
    void start() {
        writer.start();
    }

    @AfterEach
    void close() {
        writer.close();
        world.close();
    }

    @Test
    void storesConcurrentDeliveriesTogether() throws Exception {
        long before = world.database().statementCount();

        assertThat(together(400)).containsOnly(true);

        assertThat(world.database().statementCount() - before).isLessThan(200);
        assertThat(world.count("select count(*) from inbox")).isEqualTo(400);
        assertThat(bell.rings()).isPositive();
    }

    @Test
    void keepsADeliveryThatPostgresRefusesForAPersonAndStoresItsNeighbours() throws Exception {
        Delivery bad = delivery("bad", Instant.MAX);

        List<Future<Boolean>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                Delivery good = delivery("good" + i, World.START);
                answers.add(threads.submit(() -> writer.store(good, PATIENCE)));
            }
            answers.add(threads.submit(() -> writer.store(bad, PATIENCE)));
        }

        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
        assertThat(world.count("select count(*) from inbox")).isEqualTo(50);
        assertThat(world.count("select count(*) from raw_body where reason like 'its events cannot be stored%'"))
                .isEqualTo(1);
    }

    @Test
    void remembersWhenAPageWasLastHeardButNotEveryWord() {
        writer.store(delivery("one", World.START), PATIENCE);
        age("9 seconds");
        Instant nineSecondsAgo = lastHeardAt();
        writer.store(delivery("two", World.START), PATIENCE);
        assertThat(lastHeardAt()).isEqualTo(nineSecondsAgo);

        age("2 seconds");
        writer.store(delivery("three", World.START), PATIENCE);

        assertThat(lastHeardAt()).isAfter(nineSecondsAgo);
    }

    private void age(String by) {
        world.run(transaction ->
                transaction.statements().update("update page_heard set heard_at = heard_at - ?::interval", by));
    }

    private Instant lastHeardAt() {
        return world.in(transaction ->
                        transaction.heardPages().last(world.page()).map(Heard::at))
                .orElseThrow();
    }

    @Test
    void saysNoAtOnceWhenItIsClosed() {
        writer.close();

        assertThat(writer.store(delivery("late", World.START), PATIENCE)).isFalse();
    }

    private List<Boolean> together(int count) throws Exception {
        List<Boolean> stored = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Delivery delivery = delivery("p" + i, World.START);
                calls.add(() -> writer.store(delivery, PATIENCE));
            }
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                stored.add(call.get());
            }
        }
        return stored;
    }

    private Delivery delivery(String psid, Instant at) {
        Event event = new Event.MessageReceived(at, psid, "hello", null);
        Arrival arrival = Arrival.named(new ContactKey(world.page(), psid), psid, event);
        ByteBuffer body = ByteBuffer.wrap(psid.getBytes(StandardCharsets.UTF_8));
        Name name = new Name(World.START, arrival.eventKey());
        return new Delivery(new RawBody(name, body, null, Set.of(), null), List.of(), List.of(arrival));
    }
}
