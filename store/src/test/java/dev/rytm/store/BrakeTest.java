package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.store.SignInAttempts.Brake;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrakeTest {

    private final Brake account = Brake.ofAccount("ola@example.com");

    private static long[] waits(Brake brake, int from, int until) {
        return IntStream.range(from, until)
                .mapToLong(failures -> brake.waitAfter(failures).toSeconds())
                .toArray();
    }

    @Test
    void theWaitDoublesUpToItsLimit() {
        assertThat(waits(account, 1, 18))
                .containsExactly(0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900);
        assertThat(account.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(waits(Brake.ofAll(), 100, 107)).containsExactly(0, 1, 2, 4, 8, 10, 10);
    }

    @Test
    void failuresLeakAwayOneByOne() {
        Duration hour = Duration.ofHours(1);

        assertThat(account.failuresAfter(6, hour.minusMillis(1))).isEqualTo(7);
        assertThat(account.failuresAfter(6, hour)).isEqualTo(6);
        assertThat(account.failuresAfter(6, hour.multipliedBy(3))).isEqualTo(4);
        assertThat(account.failuresAfter(6, hour.multipliedBy(1_000))).isEqualTo(1);
        assertThat(account.failuresAfter(6, Duration.ofSeconds(-5))).isEqualTo(7);
    }

    /// The table must not become a list of whom people tried, or of what they typed into the wrong field.
    @Test
    void subjectsAreHashes() {
        assertThat(account.subject()).matches("account [0-9a-f]{64}");
        assertThat(account).isEqualTo(Brake.ofAccount(" OLA@example.com"));
        assertThat(Brake.ofAddress("cb00713c").subject()).matches("address [0-9a-f]{64}");
    }
}
