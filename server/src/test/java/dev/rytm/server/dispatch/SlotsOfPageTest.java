package dev.rytm.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SlotsOfPageTest {

    private final SlotsOfPage slots = new SlotsOfPage(100);

    @Test
    void beginsWithAFewAndDoublesWithEachRoundThatIsKnown() {
        assertThat(round(true)).isEqualTo(8);
        assertThat(round(true)).isEqualTo(16);
        assertThat(round(true)).isEqualTo(32);
        assertThat(round(true)).isEqualTo(64);
        assertThat(round(true)).isEqualTo(100);
        assertThat(round(true)).as("its limit").isEqualTo(100);
    }

    @Test
    void staysAsItIsWhileThereIsLessToDo() {
        slots.take(8);
        slots.leave(1);
        for (int i = 0; i < 7; i++) {
            assertThat(slots.ended(true)).isFalse();
        }

        assertThat(slots.room()).isEqualTo(8);
    }

    /// The policy says no to some of every large batch; there is still more to do.
    @Test
    void widensThoughSomeAreNotCalledAfterAll() {
        slots.take(8);
        slots.give(1);
        for (int i = 0; i < 7; i++) {
            assertThat(slots.ended(true)).isTrue();
        }

        assertThat(slots.room()).isEqualTo(15);
    }

    @Test
    void losesHalfWithEachOutcomeThatStaysUnknownButKeepsAFew() {
        round(true);
        round(true);
        slots.take(32);

        slots.ended(false);
        assertThat(slots.taken() + slots.room()).isEqualTo(16);
        for (int i = 0; i < 31; i++) {
            slots.ended(false);
        }

        assertThat(slots.room()).isEqualTo(8);
    }

    @Test
    void losesHalfWithEachSecondThatDoesNotNeedIt() {
        round(true);
        round(true);
        slots.turnSecond();
        assertThat(slots.room()).as("a second that needed it").isEqualTo(32);

        slots.turnSecond();
        assertThat(slots.room()).isEqualTo(16);
        assertThat(slots.isAsNew()).isFalse();
        slots.turnSecond();
        slots.turnSecond();

        assertThat(slots.room()).isEqualTo(8);
        assertThat(slots.isAsNew()).isTrue();
    }

    @Test
    void keepsItsWidthWhileSlowAnswersHoldAllOfIt() {
        round(true);
        slots.take(16);

        slots.turnSecond();
        slots.turnSecond();

        assertThat(slots.taken()).isEqualTo(16);
        assertThat(slots.room()).isZero();
    }

    @Test
    void leavesAPageOfASlowPaceBelowTheFew() {
        SlotsOfPage slow = new SlotsOfPage(3);
        slow.take(3);

        slow.ended(true);
        slow.ended(false);
        slow.ended(true);

        assertThat(slow.room()).isEqualTo(3);
    }

    /// Everything it has room for is called and ends; returns how many that were.
    private int round(boolean known) {
        int all = slots.room();
        slots.take(all);
        for (int i = 0; i < all; i++) {
            slots.ended(known);
        }
        return all;
    }
}
