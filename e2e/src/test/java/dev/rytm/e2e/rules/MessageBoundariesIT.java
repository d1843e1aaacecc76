package dev.rytm.e2e.rules;

import static dev.rytm.core.policy.Reason.PAUSED;
import static dev.rytm.core.policy.Reason.TOO_LATE;
import static dev.rytm.core.policy.Reason.WINDOW_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Table C through server and sandbox: the message is the one with which a topic answers a stop, since that one
/// waits for nobody. What a flow says otherwise waits, when it is refused: for a brake to be
/// lifted, else for the person.
class MessageBoundariesIT extends AccessBoundaries {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration INSTANT = Duration.ofMillis(1);

    MessageBoundariesIT(Market market) {
        super(market, "MESSAGE");
    }

    private record Answering(Market market, Guest guest) implements Attempt {

        @Override
        public @Nullable String topic() {
            return null;
        }

        @Override
        public CompletableFuture<Instant> make() {
            guest.stop();
            return market.sandbox().clock().begin(market.now());
        }
    }

    @Override
    Attempt prepare(Stall stall) {
        Guest guest = stall.welcome();
        guest.agreesTo(stall.topic("Bread", "Bread", "WEEKLY", stall.saying("SUBFLOW")));
        return new Answering(market, guest);
    }

    @Refuses(WINDOW_CLOSED)
    void refusesAtExactly24HoursAfterTheLastWord() {
        Attempt attempt = prepare(stall());
        market.turnTo(market.now().plus(DAY));

        attempt.make().join();

        assertRefused(attempt.guest(), WINDOW_CLOSED, null);
        assertThat(attempt.guest().meta().toMessage()).isEqualTo("10/2018278");
    }

    /// Nothing of ours starts in the last minute; Meta would take it until the last instant.
    @Allows(WINDOW_CLOSED)
    void allowsWhileTheWindowIsOpen() {
        Attempt attempt = prepare(stall());
        Instant closes = market.now().plus(DAY);
        market.turnTo(closes.minus(Duration.ofHours(1)));

        attempt.make().join();

        assertSentAt(attempt.guest(), closes.minus(Duration.ofHours(1)));
        market.turnTo(closes.minus(INSTANT));
        assertThat(attempt.guest().meta().toMessage()).isEqualTo(Meta.ACCEPTED);
    }

    @Refuses(TOO_LATE)
    void refusesAtTheBeginningOfTheLastMinute() {
        Attempt attempt = prepare(stall());
        market.turnTo(market.now().plus(DAY).minusSeconds(60));

        attempt.make().join();

        assertRefused(attempt.guest(), TOO_LATE, null);
    }

    @Allows(TOO_LATE)
    void allowsAnInstantBeforeTheLastMinute() {
        Attempt attempt = prepare(stall());
        Instant last = market.now().plus(DAY).minusSeconds(60).minus(INSTANT);
        market.turnTo(last);

        attempt.make().join();

        assertSentAt(attempt.guest(), last);
    }

    @Refuses(PAUSED)
    void refusesWhileThePagesBrakeIsOn() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        stall.brake(true);

        attempt.make().join();

        assertRefused(attempt.guest(), PAUSED, null);
    }

    @Allows(PAUSED)
    void allowsOnceTheBrakeIsLifted() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        stall.brake(true);
        stall.brake(false);

        attempt.make().join();

        assertSent(attempt.guest());
    }

    @Test
    void saysWhatAFlowSaidUnderABrakeOnceItIsLifted() {
        Stall stall = stall();
        Guest guest = stall.welcome();
        stall.brake(true);
        guest.start(stall.saying("FLOW"));
        market.turnTo(market.now().plus(Duration.ofHours(1)));
        assertThat(guest.lastSend("MESSAGE").state()).isEqualTo("DUE");
        assertThat(calls(guest)).isEmpty();

        stall.brake(false);
        market.await(() -> guest.lastSend("MESSAGE").state().equals("SENT"));

        assertSentAt(guest, market.now());
    }

    @Test
    void saysWhatAFlowSaidWhileThePageWasBlockedOnceItIsUnblocked() {
        Stall stall = stall();
        Guest guest = stall.welcome();
        stall.block(true);
        guest.start(stall.saying("FLOW"));
        assertThat(guest.lastSend("MESSAGE").state()).isEqualTo("DUE");

        stall.block(false);
        market.await(() -> guest.lastSend("MESSAGE").state().equals("SENT"));

        assertSentAt(guest, market.now());
    }

    @Test
    void refusesWhatABrakeHeldUntilTheWindowCloses() {
        Stall stall = stall();
        Guest guest = stall.welcome();
        Instant closes = market.now().plus(DAY);
        stall.brake(true);
        guest.start(stall.saying("FLOW"));

        market.turnTo(closes.minusSeconds(60));

        assertRefused(guest, PAUSED, null);
    }
}
