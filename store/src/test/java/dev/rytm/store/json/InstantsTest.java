package dev.rytm.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstantsTest {

    @Test
    void readsWhatAnInstantWrites() {
        long seed = Long.getLong("rytm.seed", new Random().nextLong());
        System.out.println("InstantsTest: -Drytm.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            int nanos = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> 1_000_000 * random.nextInt(1_000);
                case 2 -> 1_000 * random.nextInt(1_000_000);
                default -> random.nextInt(1_000_000_000);
            };
            Instant instant = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 260_000_000_000L), nanos);

            assertThat(Instants.parse(instant.toString())).as("seed %d", seed).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T12:00:00+00:00",
                "2026-03-02T24:00:00Z",
                "2026-03-02T12:00:00.Z",
                "2026-12-31T23:59:60Z",
                "2026-03-02T12:00:00.5Z",
                "+12026-03-02T12:00:00Z"
            })
    void readsOtherFormsAsTheJdkDoes(String text) {
        assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-03-02T25:00:00Z",
                "2026-03-02T12:60:00Z",
                "2026-03-02 12:00:00Z",
                "2026-03-02T12:00Z",
                "2026-03-02T12:00:00",
                "2026-03-02T12:00:00.1234567890Z",
                ""
            })
    void refusesWhatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
