package dev.rytm.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SlotsOfPageTest {

    private final SlotsOfPage slots = new SlotsOfPage(100);

    @Test
    void beginsWithAFewAndGainsOneWithEveryOtherOutcomeThatIsKnown() {
        assertThat(round(true)).isEqualTo(4);
        assertThat(round(true)).isEqualTo(6);
        assertThat(round(true)).isEqualTo(9);
        assertThat(round(true)).isEqualTo(13);
        while (slots.room() < 100) {
            round(true);
        }
        assertThat(round(true)).isEqualTo(100);
        assertThat(round(true)).as("its limit").isEqualTo(100);
    }

    @Test
    void staysAsItIsWhileThereIsLessToDo() {
        slots.take(4, 4);
        slots.leave(1);
        for (int i = 0; i < 3; i++) {
            assertThat(slots.ended(true)).isFalse();
        }

        assertThat(slots.room()).isEqualTo(4);
    }

    /// The policy says no to some of every large batch; there is still more to do.
    @Test
    void widensThoughSomeAreNotCalledAfterAll() {
        slots.take(4, 4);
        slots.give(1);
        for (int i = 0; i < 3; i++) {
            assertThat(slots.ended(true)).isTrue();
        }

        assertThat(slots.room()).isEqualTo(5);
    }

    @Test
    void losesHalfWithEachOutcomeThatStaysUnknownButKeepsAFew() {
        grow();
        slots.take(13, 13);

        slots.ended(false);
        assertThat(slots.taken() + slots.room()).isEqualTo(6);
        for (int i = 0; i < 12; i++) {
            slots.ended(false);
        }

        assertThat(slots.room()).isEqualTo(4);
    }

    @Test
    void losesHalfWithEachSecondThatDoesNotNeedIt() {
        grow();
        slots.turnSecond();
        assertThat(slots.room()).as("a second that needed it").isEqualTo(13);

        slots.turnSecond();
        assertThat(slots.room()).isEqualTo(6);
        assertThat(slots.isAsNew()).isFalse();
        slots.turnSecond();

        assertThat(slots.room()).isEqualTo(4);
        assertThat(slots.isAsNew()).isTrue();
    }

    @Test
    void keepsItsWidthWhileSlowAnswersHoldAllOfIt() {
        grow();
        slots.take(13, 13);

        slots.turnSecond();
        slots.turnSecond();

        assertThat(slots.taken()).isEqualTo(13);
        assertThat(slots.room()).isZero();
    }

    /// What others hold may leave it less than its width.
    @Test
    void keepsItsWidthWhileItGetsLessThanItWants() {
        grow();
        slots.take(3, 50);

        assertThat(slots.ended(true)).as("something may wait for it").isTrue();
        slots.turnSecond();

        assertThat(slots.taken() + slots.room()).isEqualTo(14);
    }

    @Test
    void leavesAPageOfASlowPaceBelowTheFew() {
        SlotsOfPage slow = new SlotsOfPage(3);
        slow.take(3, 3);

        slow.ended(true);
        slow.ended(false);
        slow.ended(true);

        assertThat(slow.room()).isEqualTo(3);
    }

    /// To thirteen.
    private void grow() {
        for (int i = 0; i < 3; i++) {
            round(true);
        }
    }

    /// Everything it has room for is called and ends; returns how many that were.
    private int round(boolean known) {
        int all = slots.room();
        slots.take(all, all);
        for (int i = 0; i < all; i++) {
            slots.ended(known);
        }
        return all;
    }
}
