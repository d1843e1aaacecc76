package dev.rytm.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.testing.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final Instant EPOCH = Instant.parse("2022-01-01T00:00:00Z");

    @Test
    void theLastDayOfAugustPlusSixMonthsIsTheLastDayOfFebruary() {
        assertThat(Expiry.after(Instant.parse("2022-08-31T08:00:00Z"), 6, WARSAW))
                .isEqualTo("2023-02-28T09:00:00Z");
        assertThat(Expiry.after(Instant.parse("2023-08-31T08:00:00Z"), 6, WARSAW))
                .isEqualTo("2024-02-29T09:00:00Z");
        assertThat(Expiry.after(Instant.parse("2022-08-30T08:00:00Z"), 6, WARSAW))
                .isEqualTo("2023-02-28T09:00:00Z");
    }

    @Test
    void theLocalDayOfTheZoneCounts() {
        assertThat(Expiry.after(Instant.parse("2022-08-31T23:30:00Z"), 6, WARSAW))
                .isEqualTo("2023-03-01T00:30:00Z");
    }

    @Test
    void anEndThatDoesNotExistMovesForwardAndOneThatOccursTwiceIsTheFirst() {
        assertThat(Expiry.after(Instant.parse("2022-06-26T00:30:00Z"), 9, WARSAW))
                .isEqualTo("2023-03-26T01:30:00Z");
        assertThat(Expiry.after(Instant.parse("2022-10-29T00:30:00Z"), 12, WARSAW))
                .isEqualTo("2023-10-29T00:30:00Z");
    }

    @Test
    void theEndHasTheSameTimeOnTheSameDayOrTheLastOfItsMonthEverywhere() {
        Chance chance = Chance.of(ExpiryTest.class);
        List<String> zones = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        for (int i = 0; i < chance.times(500); i++) {
            ZoneId zone = ZoneId.of(chance.oneOf(zones));
            int months = chance.oneOf(List.of(6, 9, 12));
            Instant at = chance.within(EPOCH, EPOCH.plus(Duration.ofDays(3_000)));
            LocalDateTime local = at.atZone(zone).toLocalDateTime();
            YearMonth month = YearMonth.of(local.getYear(), local.getMonth()).plusMonths(months);
            LocalDateTime wanted = month.atDay(Math.min(local.getDayOfMonth(), month.lengthOfMonth()))
                    .atTime(local.toLocalTime());

            LocalDateTime end = Expiry.after(at, months, zone).atZone(zone).toLocalDateTime();

            boolean exists = !zone.getRules().getValidOffsets(wanted).isEmpty();
            Duration gap = exists
                    ? Duration.ZERO
                    : zone.getRules().getTransition(wanted).getDuration();
            assertThat(end)
                    .as("%s + %s months in %s, seed %s", at, months, zone, chance.seed())
                    .isEqualTo(wanted.plus(gap));
        }
    }
}
