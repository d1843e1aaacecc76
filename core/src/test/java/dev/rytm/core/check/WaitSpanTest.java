package dev.rytm.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.flow.Delays;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.testing.Chance;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitSpanTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Warsaw"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("UTC"));

    @Test
    void everyWaitForALocalTimeLiesInIt() {
        Chance chance = Chance.of(WaitSpanTest.class);
        for (int n = 0; n < chance.times(20_000); n++) {
            var delay = new Delay.UntilTime(LocalTime.of(chance.between(0, 23), chance.between(0, 59)), days(chance));
            Instant from = chance.within(Instant.parse("2022-01-01T00:00:00Z"), Instant.parse("2024-01-01T00:00:00Z"));
            Instant until = Delays.next(delay.time(), delay.days(), chance.oneOf(ZONES), from);

            WaitSpan span = WaitSpan.until(delay);
            assertThat(Duration.between(from, until)).isBetween(span.least(), span.most());
        }
    }

    private static Set<DayOfWeek> days(Chance chance) {
        Set<DayOfWeek> days = new HashSet<>();
        for (int n = chance.between(0, 3); n > 0; n--) {
            days.add(chance.oneOf(List.of(DayOfWeek.values())));
        }
        return days;
    }

    @Test
    void isAnHourLongerOnTheNightInWhichTheClocksGoBack() {
        Instant evening = Instant.parse("2022-10-29T16:00:00Z");
        Instant next = Delays.next(LocalTime.of(18, 0), Set.of(), ZoneId.of("Europe/Warsaw"), evening);

        assertThat(Duration.between(evening, next))
                .isEqualTo(Duration.ofHours(25))
                .isEqualTo(WaitSpan.until(new Delay.UntilTime(LocalTime.of(18, 0), Set.of()))
                        .most());
    }

    @Test
    void lastsAsLongAsTheLongestGapBetweenItsDays() {
        var days = Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);

        assertThat(WaitSpan.until(new Delay.UntilTime(LocalTime.NOON, days)).most())
                .isEqualTo(Duration.ofDays(3).plusHours(1));
    }
}
