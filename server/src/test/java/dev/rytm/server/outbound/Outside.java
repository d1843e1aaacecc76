package dev.rytm.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.WebhookCall;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.server.room.Bell;
import dev.rytm.server.world.World;
import dev.rytm.store.OutboundCalls.Planned;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A room that makes calls, the system that it calls, and what passes between them.
final class Outside implements AutoCloseable {

    static final Instant SIGNED = Instant.parse("2026-03-02T12:00:00Z");

    final World world = new World();
    final Receiver receiver = new Receiver();
    final ContactKey anna = new ContactKey(world.page(), "anna");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OutboundRoom room = new OutboundRoom(
            world.database(),
            new OutboundRoom.Clocks(InstantSource.fixed(World.START), InstantSource.fixed(SIGNED)),
            new OutboundConfig(true),
            new Bell(),
            registry);

    Outside() {
        room.start();
    }

    @Override
    public void close() {
        room.close();
        receiver.close();
        world.close();
    }

    void order(String id, String url) {
        order(anna, id, url);
    }

    void order(ContactKey person, String id, String url) {
        WebhookCall call = new WebhookCall(
                id,
                url,
                new FlowId("flow"),
                new StepId("step"),
                World.START,
                new WebhookCall.Person(
                        "Anna",
                        null,
                        Map.of("city", new FieldValue.Text("Łódź"), "age", new FieldValue.Numeric(BigDecimal.TEN)),
                        Set.of("vip", "new")));
        world.run(transaction -> transaction.outboundCalls().append(List.of(new Planned(person, call))));
    }

    static void until(BooleanSupplier wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not happen").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    void untilCounted(String outcome, int many) {
        until(() ->
                registry.counter("rytm.outbound.attempts", "outcome", outcome).count() == many);
    }

    long waiting() {
        return world.count("select count(*) from outbound_call");
    }

    void timePasses() {
        world.run(
                transaction -> transaction.statements().update("update outbound_call set due_at = clock_timestamp()"));
    }

    void orderMany(String name, int many, Receiver from) {
        for (int i = 0; i < many; i++) {
            order(name + i, from.url().toString());
        }
    }

    /// The first failure lies far enough back, and from now on the receiver is asked again at once.
    void hoursPass() {
        world.run(transaction -> transaction.statements().update("""
                update failing_receiver set since = since - interval '2 hours', next_at = next_at - interval '2 hours'
                """));
    }
}
