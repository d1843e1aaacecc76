package dev.rytm.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rule 15 of platform.md section 12, to the nanosecond.
class CallRateTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void rule15_the_301st_call_within_a_second_is_one_too_many() {
        CallRate rate = new CallRate(300);
        for (int i = 0; i < 300; i++) {
            assertThat(rate.admit(300, 1000 + i)).isTrue();
        }

        assertThat(rate.percent(2000)).isEqualTo(100);
        assertThat(rate.admit(300, 1000 + SECOND - 1)).isFalse();
        assertThat(rate.admit(300, 1000 + SECOND)).isTrue();
        assertThat(rate.admit(300, 1000 + SECOND)).isFalse();
        assertThat(rate.admit(300, 1001 + SECOND)).isTrue();
    }

    @Test
    void a_refused_call_does_not_count() {
        CallRate rate = new CallRate(1);
        assertThat(rate.admit(1, 0)).isTrue();
        for (int i = 1; i < 100; i++) {
            assertThat(rate.admit(1, i)).isFalse();
        }
        assertThat(rate.admit(1, SECOND)).isTrue();
    }

    @Test
    void the_limit_can_change_while_calls_come() {
        CallRate rate = new CallRate(2);
        assertThat(rate.admit(2, 0)).isTrue();
        assertThat(rate.admit(2, 1)).isTrue();
        assertThat(rate.admit(4, 2)).isTrue();
        assertThat(rate.admit(4, 3)).isTrue();
        assertThat(rate.admit(4, 4)).isFalse();
        assertThat(rate.admit(1, SECOND + 2)).isFalse();
        assertThat(rate.admit(1, SECOND + 3)).isTrue();
    }
}
