package dev.rytm.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DelaysTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    @Test
    void waitsForTheNextOccurrenceStrictlyLater() {
        assertThat(next("10:00", "2026-06-03T07:59:59.999Z")).isEqualTo("2026-06-03T08:00:00Z");
        assertThat(next("10:00", "2026-06-03T08:00:00Z")).isEqualTo("2026-06-04T08:00:00Z");
        assertThat(next("10:00", "2026-06-03T08:00:00Z", DayOfWeek.WEDNESDAY)).isEqualTo("2026-06-10T08:00:00Z");
    }

    @Test
    void movesATimeThatDoesNotExistAndTakesTheFirstOfTwo() {
        assertThat(next("02:30", "2026-03-28T12:00:00Z")).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(next("02:30", "2026-10-24T12:00:00Z")).isEqualTo("2026-10-25T00:30:00Z");
    }

    private static Instant next(String time, String after, DayOfWeek... days) {
        return Delays.next(LocalTime.parse(time), Set.of(days), WARSAW, Instant.parse(after));
    }
}
