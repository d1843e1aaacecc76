package dev.rytm.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rytm.core.TeamNotice;
import dev.rytm.core.WebhookCall;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.server.room.Bell;
import dev.rytm.server.world.World;
import dev.rytm.store.OutboundCalls.Planned;
import dev.rytm.store.TeamNotices;
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
    void triesAgainWithTheSameIdAndThenTellsThePerson() {
        receiver.status = 500;
        order("call-1", receiver.url().toString());
        for (int attempt = 1; attempt <= Outcomes.PAUSES.size(); attempt++) {
            untilCounted("postponed", attempt);
            timePasses();
        }
        untilCounted("failed", 1);

        assertThat(receiver.got).hasSize(Outcomes.PAUSES.size() + 1);
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

    private void orderMany(String name, int many, Receiver from) {
        for (int i = 0; i < many; i++) {
            order(name + i, from.url().toString());
        }
    }

    @Test
    void nobodyWaitsForASlowReceiver() {
        receiver.delayMs = 4_000;
        orderMany("slow", 3 * UnderWay.MOST_TO_RECEIVER, receiver);
        until(() -> receiver.got.size() == UnderWay.MOST_TO_RECEIVER);

        try (Receiver quick = new Receiver()) {
            long began = System.nanoTime();
            orderMany("quick", 2 * UnderWay.MOST_TO_RECEIVER, quick);
            until(() -> quick.got.size() == 2 * UnderWay.MOST_TO_RECEIVER);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
        receiver.delayMs = 0;
        untilCounted("delivered", 5 * UnderWay.MOST_TO_RECEIVER);
        assertThat(receiver.mostAtOnce).hasValue(UnderWay.MOST_TO_RECEIVER);
    }

    @Test
    void onePageTakesNotAllPlaces() {
        receiver.delayMs = 4_000;
        String url = receiver.url().toString();
        for (int i = 0; i < UnderWay.MOST; i++) {
            order("call-" + i, url + "?receiver=" + i);
        }
        until(() -> receiver.got.size() == UnderWay.MOST_OF_PAGE);
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());

        assertThat(receiver.got).hasSize(UnderWay.MOST_OF_PAGE);
    }

    /// The first failure lies far enough back, and from now on the receiver is asked again at once.
    private void hoursPass() {
        world.run(transaction -> transaction.statements().update("""
                update failing_receiver set since = since - interval '2 hours', next_at = next_at - interval '2 hours'
                """));
    }

    private void failUntilPaused() {
        receiver.status = 500;
        orderMany("call-", Outcomes.FAILURES, receiver);
        untilCounted("postponed", Outcomes.FAILURES);
        assertThat(world.count("select count(*) from team_notice")).isZero();
        hoursPass();
        order("last", receiver.url().toString());
        untilCounted("postponed", Outcomes.FAILURES + 1);
    }

    @Test
    void aReceiverThatFailsForLongIsPausedAndTheTeamIsTold() {
        failUntilPaused();
        order("paused", receiver.url().toString());
        untilCounted("paused", 1);

        assertThat(receiver.got).hasSize(Outcomes.FAILURES + 1);
        assertThat(world.<List<TeamNotices.Line>>in(
                        transaction -> transaction.teamNotices().unseen(world.page(), null, 10)))
                .extracting(TeamNotices.Line::contact, TeamNotices.Line::notice)
                .containsExactly(tuple(
                        null,
                        new TeamNotice(
                                TeamNotice.Kind.CALLS_PAUSED, "127.0.0.1", new FlowId("flow"), new StepId("step"))));
    }

    @Test
    void aPausedReceiverIsAskedByOneCallAndTheFirstThatGoesWellFreesTheRest() {
        failUntilPaused();
        hoursPass();
        timePasses();
        untilCounted("postponed", Outcomes.FAILURES + 2);
        untilCounted("paused", Outcomes.FAILURES);

        receiver.status = 200;
        hoursPass();
        order("well", receiver.url().toString());

        untilCounted("delivered", Outcomes.FAILURES + 2);
        assertThat(world.count("select count(*) from failing_receiver")).isZero();
    }

    /// A long back-off is no reason to leave a receiver alone that may answer again.
    @Test
    void aPausedReceiverIsAskedAheadOfTimeAndThatCostsNoAttempt() {
        failUntilPaused();
        world.run(transaction -> transaction
                .statements()
                .update("update outbound_call set due_at = clock_timestamp() + interval '5 hours'"));
        hoursPass();
        untilCounted("postponed", Outcomes.FAILURES + 2);

        assertThat(receiver.got).hasSize(Outcomes.FAILURES + 2);
        assertThat(world.count("""
                select count(*) from outbound_call
                 where attempts = 1 and due_at > clock_timestamp() + interval '4 hours'
                """)).isEqualTo(Outcomes.FAILURES + 1);

        receiver.status = 200;
        hoursPass();

        untilCounted("delivered", Outcomes.FAILURES + 1);
        assertThat(waiting()).isZero();
    }

    @Test
    void whatCannotBeSignedIsGivenUpInTheEnd() {
        world.run(transaction -> {
            transaction.webhookSecrets().begin(world.page(), new byte[] {1});
            transaction.statements().update("update webhook_secret set secret = '\\x00'");
        });
        order("call-1", receiver.url().toString());
        for (int attempt = 1; attempt <= Outcomes.PAUSES.size(); attempt++) {
            untilCounted("postponed", attempt);
            timePasses();
        }
        untilCounted("failed", 1);

        assertThat(receiver.got).isEmpty();
        assertThat(waiting()).isZero();
        assertThat(world.count("select count(*) from failing_receiver")).isZero();
    }

    @Test
    void anAddressThatCannotBeReadFailsAtOnce() {
        order("call-1", "https://not an address/");
        untilCounted("failed", 1);

        assertThat(waiting()).isZero();
    }

    @Test
    void aCallThatGoesWellInBetweenPausesNothing() {
        receiver.status = 500;
        orderMany("call-", Outcomes.FAILURES - 1, receiver);
        untilCounted("postponed", Outcomes.FAILURES - 1);
        receiver.status = 200;
        order("well", receiver.url().toString());
        untilCounted("delivered", 1);

        receiver.status = 500;
        orderMany("again-", 2, receiver);
        untilCounted("postponed", Outcomes.FAILURES + 1);
        hoursPass();
        order("last", receiver.url().toString());
        untilCounted("postponed", Outcomes.FAILURES + 2);

        assertThat(world.count("select count(*) from team_notice")).isZero();
    }
}
