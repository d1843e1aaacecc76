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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OutboundRoomIT {

    private static final Instant SIGNED = Instant.parse("2026-03-02T12:00:00Z");

    private final World world = new World();
    private final Receiver receiver = new Receiver();
    private final ContactKey anna = new ContactKey(world.page(), "anna");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OutboundRoom room = new OutboundRoom(
            world.database(),
            new OutboundRoom.Clocks(InstantSource.fixed(World.START), InstantSource.fixed(SIGNED)),
            new OutboundConfig(true),
            new Bell(),
            registry);

    @BeforeEach
    void begin() {
        room.start();
    }

    @AfterEach
    void close() {
        room.close();
        receiver.close();
        world.close();
    }

    private void order(String id, String url) {
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
        world.run(transaction -> transaction.outboundCalls().append(List.of(new Planned(anna, call))));
    }

    private static void until(BooleanSupplier wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not happen").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void untilCounted(String outcome, int many) {
        until(() ->
                registry.counter("rytm.outbound.attempts", "outcome", outcome).count() == many);
    }

    private long waiting() {
        return world.count("select count(*) from outbound_call");
    }

    private void timePasses() {
        world.run(
                transaction -> transaction.statements().update("update outbound_call set due_at = clock_timestamp()"));
    }

    @Test
    void tellsWhoCameByAndSignsIt() {
        order("call-1", receiver.url().toString());
        untilCounted("delivered", 1);

        Receiver.Got got = receiver.got.getFirst();
        assertThat(got.body())
                .isEqualTo("{\"type\":\"flow.step.reached\",\"timestamp\":\"2022-06-01T12:00:00Z\",\"data\":{"
                        + "\"flow\":\"flow\",\"step\":\"step\",\"contact\":{\"id\":\"anna\",\"firstName\":\"Anna\","
                        + "\"fields\":{\"age\":10,\"city\":\"Łódź\"},\"tags\":[\"new\",\"vip\"]}}}");
        List<byte[]> secrets =
                world.in(transaction -> transaction.webhookSecrets().signing(world.page()));
        assertThat(got.header("Webhook-signature"))
                .isEqualTo(
                        Signature.headers("call-1", SIGNED, got.body(), secrets).get("webhook-signature"));
        assertThat(waiting()).isZero();
    }

    @Test
    void afterAChangeBothSecretsSignForAWhile() {
        world.run(transaction -> {
            transaction.webhookSecrets().begin(world.page(), new byte[] {1});
            transaction.webhookSecrets().change(world.page(), new byte[] {2}, Duration.ofHours(1));
        });

        assertThat(world.<List<byte[]>>in(
                        transaction -> transaction.webhookSecrets().signing(world.page())))
                .containsExactly(new byte[] {2}, new byte[] {1});
        world.run(transaction -> transaction
                .statements()
                .update("update webhook_secret set previous_until = clock_timestamp() - interval '1 second'"));
        assertThat(world.<List<byte[]>>in(
                        transaction -> transaction.webhookSecrets().signing(world.page())))
                .containsExactly(new byte[] {2});
    }

    @Test
    void triesAgainWithTheSameIdAndThenTellsThePerson() {
        receiver.status = 500;
        order("call-1", receiver.url().toString());
        for (int attempt = 1; attempt <= OutboundRoom.PAUSES.size(); attempt++) {
            untilCounted("postponed", attempt);
            timePasses();
        }
        untilCounted("failed", 1);

        assertThat(receiver.got).hasSize(OutboundRoom.PAUSES.size() + 1);
        assertThat(receiver.got).allMatch(got -> got.header("Webhook-id").equals("call-1"));
        assertThat(waiting()).isZero();
        assertThat(world.count("select count(*) from inbox where kind = 'webhook-failed' and contact_id = 'anna'"))
                .isOne();
    }

    @Test
    void waitsBeforeItTriesAgain() {
        receiver.status = 503;
        order("call-1", receiver.url().toString());
        untilCounted("postponed", 1);

        assertThat(world.count("""
                select count(*) from outbound_call
                 where due_at between clock_timestamp() + interval '3 seconds' and clock_timestamp() + interval '6 seconds'
                """)).isOne();
    }

    @Test
    void anAddressInsideAndOneThatIsGoneFailAtOnce() {
        receiver.status = 410;
        order("gone", receiver.url().toString());
        order("inside", "https://10.0.0.1/");
        untilCounted("failed", 2);

        assertThat(waiting()).isZero();
        assertThat(world.count("select count(*) from inbox where kind = 'webhook-failed'"))
                .isEqualTo(2);
    }

    @Test
    void whatWasOrderedForSomebodyWhoIsForgottenIsDropped() {
        receiver.status = 500;
        order("call-1", receiver.url().toString());
        untilCounted("postponed", 1);

        world.run(transaction -> transaction.erasures().forget(List.of(anna), World.START));

        assertThat(waiting()).isZero();
    }
}
