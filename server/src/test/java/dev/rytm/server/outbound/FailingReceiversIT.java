package dev.rytm.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.WebhookCall;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.server.world.World;
import dev.rytm.store.OutboundCalls;
import dev.rytm.store.OutboundCalls.Due;
import dev.rytm.store.OutboundCalls.Planned;
import dev.rytm.store.OutboundCalls.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is kept of a receiver while calls are being made, on the tables alone.
final class FailingReceiversIT {

    private static final Duration BETWEEN = Duration.ofMinutes(15);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final World world = new World();
    private final ContactKey anna = new ContactKey(world.page(), "anna");

    @BeforeEach
    void orderTwo() {
        for (String id : List.of("one", "two")) {
            WebhookCall call = new WebhookCall(
                    id,
                    "https://crm.example/",
                    new FlowId("flow"),
                    new StepId("step"),
                    World.START,
                    new WebhookCall.Person(null, null, Map.of(), Set.of()));
            world.run(transaction -> transaction.outboundCalls().append(List.of(new Planned(anna, call))));
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Due take() {
        return world.in(transaction -> transaction.outboundCalls().claim(new Room(1, 1, 1, List.of()), LEASE))
                .getFirst();
    }

    private void pause(Due due) {
        world.run(transaction -> {
            transaction.failingReceivers().failed(due.receiver());
            assertThat(transaction.failingReceivers().pause(due.receiver(), 1, Duration.ZERO, BETWEEN))
                    .isTrue();
        });
    }

    private void answered(Due due) {
        world.run(transaction -> transaction.failingReceivers().answered(due.receiver()));
    }

    private void execute(String sql) {
        world.run(transaction -> transaction.statements().update(sql));
    }

    private long due() {
        return world.count("select count(*) from outbound_call where due_at <= clock_timestamp()");
    }

    @Test
    void whatIsBeingMadeIsNotMadeTwiceWhenAPauseEnds() {
        Due asking = take();
        pause(asking);
        Due other = take();
        execute("update failing_receiver set next_at = clock_timestamp()");

        answered(asking);

        assertThat(other.id()).isNotEqualTo(asking.id());
        assertThat(due()).isZero();
        assertThat(world.<List<Due>>in(
                        transaction -> transaction.outboundCalls().claim(new Room(8, 8, 8, List.of()), LEASE)))
                .isEmpty();
    }

    @Test
    void whatIsBeingMadeDoesNotAskAsWell() {
        pause(take());
        take();
        execute("update failing_receiver set next_at = clock_timestamp()");

        assertThat(world.<List<Due>>in(
                        transaction -> transaction.outboundCalls().claim(new Room(8, 8, 8, List.of()), LEASE)))
                .isEmpty();
    }

    /// The call sees the pause, the first success comes, and only then is the call put off.
    @Test
    void nothingIsLeftWaitingForAPauseThatEnds() {
        Due asking = take();
        pause(asking);
        Due other = take();
        CompletableFuture<Void> success = world.in(transaction -> {
            assertThat(transaction.failingReceivers().mayBeCalled(other.receiver(), BETWEEN))
                    .isFalse();
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> answered(asking));
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            transaction.outboundCalls().postpone(other, Duration.ofHours(10));
            return answer;
        });
        success.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(take().id()).isEqualTo(other.id());
    }

    @Test
    void anAttemptThatIsGivenBackDoesNotCount() {
        Due due = take();

        world.run(transaction -> transaction.outboundCalls().giveBack(due, Duration.ZERO));

        assertThat(due.attempt()).isOne();
        assertThat(world.count("select count(*) from outbound_call where attempts = 0 and leased_until is null"))
                .isEqualTo(2);
        assertThat(due()).isEqualTo(2);
    }

    @Test
    void troubleOfLongAgoIsNotCountedWithThatOfToday() {
        OutboundCalls.Receiver receiver = take().receiver();
        for (int failure = 0; failure < 3; failure++) {
            world.run(transaction -> transaction.failingReceivers().failed(receiver));
        }
        assertThat(world.count("select failures from failing_receiver")).isEqualTo(3);
        execute(
                "update failing_receiver set since = since - interval '3 days', failed_at = failed_at - interval '49 hours'");

        world.run(transaction -> transaction.failingReceivers().failed(receiver));

        assertThat(world.count(
                        "select failures from failing_receiver where since > clock_timestamp() - interval '1 hour'"))
                .isOne();
    }

    @Test
    void aReceiverAtWhichNothingHasFailedForTwoDaysIsForgotten() {
        pause(take());
        execute("update failing_receiver set failed_at = failed_at - interval '47 hours'");
        world.run(transaction -> transaction.failingReceivers().forgetOld());
        assertThat(world.count("select count(*) from failing_receiver")).isOne();

        execute("update failing_receiver set failed_at = failed_at - interval '2 hours'");
        world.run(transaction -> transaction.failingReceivers().forgetOld());

        assertThat(world.count("select count(*) from failing_receiver")).isZero();
    }
}
