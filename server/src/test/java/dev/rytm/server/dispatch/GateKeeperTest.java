package dev.rytm.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class GateKeeperTest {

    private static final Instant NOON = Instant.parse("2022-08-03T12:00:00Z");

    @Test
    void isOpenWithinTheLimitOfBothClocks() {
        HandClock wall = new HandClock(NOON);
        GateKeeper.Ticket ticket = new GateKeeper(Duration.ofSeconds(60), wall).ticket();

        wall.turn(Duration.ofSeconds(60).minusMillis(1));

        assertThat(ticket.isOpen()).isTrue();
    }

    @Test
    void isClosedWhenTheMachineSlept() {
        HandClock wall = new HandClock(NOON);
        GateKeeper.Ticket ticket = new GateKeeper(Duration.ofSeconds(60), wall).ticket();

        wall.turn(Duration.ofSeconds(60));

        assertThat(ticket.isOpen()).isFalse();
    }

    @Test
    void isClosedWhenTheWallClockWasSetBackMeanwhile() throws InterruptedException {
        GateKeeper.Ticket ticket = new GateKeeper(Duration.ofMillis(20), InstantSource.fixed(NOON)).ticket();

        Thread.sleep(25);

        assertThat(ticket.isOpen()).isFalse();
    }
}
