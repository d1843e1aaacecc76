package dev.rytm.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SlotsTest {

    @Test
    void givesAPageWhatItAsksForUpToItsWidth() {
        Slots slots = new Slots(4, 1_000);

        assertThat(slots.take(1, 3)).isEqualTo(3);
        assertThat(slots.take(1, 3)).isEqualTo(1);
        assertThat(slots.full()).containsExactly(1L);
    }

    @Test
    void takesBackWhatIsNotCalled() {
        Slots slots = new Slots(4, 1_000);
        slots.take(1, 4);

        slots.give(1, 1);
        slots.leave(1, 2);

        assertThat(slots.full()).isEmpty();
        assertThat(slots.take(1, 9)).isEqualTo(3);
    }

    @Test
    void leavesAsMuchForOthersAsSlowPagesHold() {
        Slots slots = new Slots(1_000, 9);
        for (int i = 0; i < 100; i++) {
            slots.take(1, 1);
            slots.take(2, 1);
        }

        assertThat(slots.full()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(slots.take(3, 100)).as("half of the third part").isEqualTo(2);
    }

    @Test
    void widensAPageOnItsOwn() {
        Slots slots = new Slots(100, 1_000);
        slots.take(1, 50);

        slots.ended(1, true);
        slots.ended(1, true);

        assertThat(slots.take(1, 50)).as("two that ended and one more").isEqualTo(3);
        assertThat(slots.take(2, 50)).isEqualTo(SlotsOfPage.FIRST);
    }
}
