package dev.rytm.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutboundRoomIT {

    private final Outside outside = new Outside();

    @AfterEach
    void close() {
        outside.close();
    }

    @Test
    void tellsWhoCameByAndSignsIt() {
        outside.order("call-1", outside.receiver.url().toString());
        outside.untilCounted("delivered", 1);

        Receiver.Got got = outside.receiver.got.getFirst();
        assertThat(got.body())
                .isEqualTo("{\"type\":\"flow.step.reached\",\"timestamp\":\"2022-06-01T12:00:00Z\",\"data\":{"
                        + "\"flow\":\"flow\",\"step\":\"step\",\"contact\":{\"id\":\"anna\",\"firstName\":\"Anna\","
                        + "\"fields\":{\"age\":10,\"city\":\"Łódź\"},\"tags\":[\"new\",\"vip\"]}}}");
        List<byte[]> secrets =
                outside.world.in(transaction -> transaction.webhookSecrets().signing(outside.world.page()));
        assertThat(got.header("Webhook-signature"))
                .isEqualTo(Signature.headers("call-1", Outside.SIGNED, got.body(), secrets)
                        .get("webhook-signature"));
        assertThat(outside.waiting()).isZero();
    }

    @Test
    void triesAgainWithTheSameIdAndThenTellsThePerson() {
        outside.receiver.status = 500;
        outside.order("call-1", outside.receiver.url().toString());
        for (int attempt = 1; attempt <= Outcomes.PAUSES.size(); attempt++) {
            outside.untilCounted("postponed", attempt);
            outside.timePasses();
        }
        outside.untilCounted("failed", 1);

        assertThat(outside.receiver.got).hasSize(Outcomes.PAUSES.size() + 1);
        assertThat(outside.receiver.got)
                .allMatch(got -> got.header("Webhook-id").equals("call-1"));
        assertThat(outside.waiting()).isZero();
        assertThat(outside.world.count(
                        "select count(*) from inbox where kind = 'webhook-failed' and contact_id = 'anna'"))
                .isOne();
    }

    @Test
    void waitsBeforeItTriesAgain() {
        outside.receiver.status = 503;
        outside.order("call-1", outside.receiver.url().toString());
        outside.untilCounted("postponed", 1);

        assertThat(outside.world.count("""
                select count(*) from outbound_call
                 where due_at between clock_timestamp() + interval '3 seconds' and clock_timestamp() + interval '6 seconds'
                """)).isOne();
    }

    @Test
    void anAddressInsideAndOneThatIsGoneFailAtOnce() {
        outside.receiver.status = 410;
        outside.order("gone", outside.receiver.url().toString());
        outside.order("inside", "https://10.0.0.1/");
        outside.untilCounted("failed", 2);

        assertThat(outside.waiting()).isZero();
        assertThat(outside.world.count("select count(*) from inbox where kind = 'webhook-failed'"))
                .isEqualTo(2);
    }

    @Test
    void whatWasOrderedForSomebodyWhoIsForgottenIsDropped() {
        outside.receiver.status = 500;
        outside.order("call-1", outside.receiver.url().toString());
        outside.untilCounted("postponed", 1);

        outside.world.run(transaction -> transaction.erasures().forget(List.of(outside.anna), World.START));

        assertThat(outside.waiting()).isZero();
    }

    @Test
    void nobodyWaitsForASlowReceiver() {
        outside.receiver.delayMs = 4_000;
        outside.orderMany("slow", 3 * UnderWay.MOST_TO_RECEIVER, outside.receiver);
        Outside.until(() -> outside.receiver.got.size() == UnderWay.MOST_TO_RECEIVER);

        try (Receiver quick = new Receiver()) {
            long began = System.nanoTime();
            outside.orderMany("quick", 2 * UnderWay.MOST_TO_RECEIVER, quick);
            Outside.until(() -> quick.got.size() == 2 * UnderWay.MOST_TO_RECEIVER);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
        outside.receiver.delayMs = 0;
        outside.untilCounted("delivered", 5 * UnderWay.MOST_TO_RECEIVER);
        assertThat(outside.receiver.mostAtOnce).hasValue(UnderWay.MOST_TO_RECEIVER);
    }

    @Test
    void onePageTakesNotAllPlaces() {
        outside.receiver.delayMs = 4_000;
        String url = outside.receiver.url().toString();
        for (int i = 0; i < UnderWay.MOST; i++) {
            outside.order("call-" + i, url + "?receiver=" + i);
        }
        Outside.until(() -> outside.receiver.got.size() == UnderWay.MOST_OF_PAGE);
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());

        assertThat(outside.receiver.got).hasSize(UnderWay.MOST_OF_PAGE);
    }

    @Test
    void whatCannotBeSignedIsGivenUpInTheEnd() {
        outside.world.run(transaction -> {
            transaction.webhookSecrets().begin(outside.world.page(), new byte[] {1});
            transaction.statements().update("update webhook_secret set secret = '\\x00'");
        });
        outside.order("call-1", outside.receiver.url().toString());
        for (int attempt = 1; attempt <= Outcomes.PAUSES.size(); attempt++) {
            outside.untilCounted("postponed", attempt);
            outside.timePasses();
        }
        outside.untilCounted("failed", 1);

        assertThat(outside.receiver.got).isEmpty();
        assertThat(outside.waiting()).isZero();
        assertThat(outside.world.count("select count(*) from failing_receiver")).isZero();
    }

    @Test
    void anAddressThatCannotBeReadFailsAtOnce() {
        outside.order("call-1", "https://not an address/");
        outside.untilCounted("failed", 1);

        assertThat(outside.waiting()).isZero();
    }
}
