package dev.rytm.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SlotsTest {

    @Test
    void givesAPageWhatItAsksForUpToItsLimit() {
        Slots slots = new Slots(10, 1_000);

        assertThat(slots.take(1, 7)).isEqualTo(7);
        assertThat(slots.take(1, 7)).isEqualTo(3);
        assertThat(slots.full()).containsExactly(1L);
    }

    @Test
    void takesBackWhatIsGiven() {
        Slots slots = new Slots(10, 1_000);
        slots.take(1, 10);

        slots.give(1, 4);

        assertThat(slots.full()).isEmpty();
        assertThat(slots.take(1, 9)).isEqualTo(4);
    }

    @Test
    void leavesAsMuchForOthersAsSlowPagesHold() {
        Slots slots = new Slots(1_000, 300);
        for (int i = 0; i < 1_000; i++) {
            slots.take(1, 1);
            slots.take(2, 1);
        }

        assertThat(slots.full()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(slots.take(3, 100)).isBetween(45, 55);
    }
}
