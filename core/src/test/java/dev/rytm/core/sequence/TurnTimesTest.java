package dev.rytm.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.policy.Period;
import dev.rytm.core.testing.Chance;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnTimesTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final List<ZoneId> ZONES = List.of(
            WARSAW,
            TOKYO,
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("UTC"));

    @Test
    void comesStrictlyAfterTheEnrolment() {
        TurnTimes daily = times(Frequency.DAILY, "10:00", 1, WARSAW);

        assertThat(daily.firstAfter(at("2026-06-01T07:59:59.999Z"))).isEqualTo("2026-06-01T08:00:00Z");
        assertThat(daily.firstAfter(at("2026-06-01T08:00:00Z"))).isEqualTo("2026-06-02T08:00:00Z");
        assertThat(daily.firstFrom(at("2026-06-01T08:00:00Z"))).isEqualTo("2026-06-01T08:00:00Z");
    }

    @Test
    void comesOnItsWeekday() {
        TurnTimes weekly = times(Frequency.WEEKLY, "10:00", 1, WARSAW);

        assertThat(weekly.firstAfter(at("2026-06-02T12:00:00Z"))).isEqualTo("2026-06-04T08:00:00Z");
        assertThat(weekly.firstAfter(at("2026-06-05T12:00:00Z"))).isEqualTo("2026-06-11T08:00:00Z");
    }

    @Test
    void takesTheLastDayOfAShortMonth() {
        TurnTimes monthly = times(Frequency.MONTHLY, "10:00", 31, WARSAW);

        assertThat(monthly.firstAfter(at("2027-01-31T12:00:00Z"))).isEqualTo("2027-02-28T09:00:00Z");
        assertThat(monthly.firstAfter(at("2028-02-01T12:00:00Z"))).isEqualTo("2028-02-29T09:00:00Z");
        assertThat(monthly.firstAfter(at("2026-04-01T12:00:00Z"))).isEqualTo("2026-04-30T08:00:00Z");
        assertThat(monthly.firstAfter(at("2026-03-01T12:00:00Z"))).isEqualTo("2026-03-31T08:00:00Z");
    }

    @Test
    void movesATimeThatDoesNotExistAndTakesTheFirstOfTwo() {
        TurnTimes daily = times(Frequency.DAILY, "02:30", 1, WARSAW);

        assertThat(daily.firstAfter(at("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(daily.firstAfter(at("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(daily.firstAfter(at("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void countsPeriodsInTheConsentsZoneAndTimesInTheContacts() {
        TurnTimes weekly = new TurnTimes(Frequency.WEEKLY, LocalTime.of(5, 0), DayOfWeek.MONDAY, 1, TOKYO, WARSAW);

        // Monday 05:00 in Tokyo is Sunday 22:00 in Warsaw: the last hours of the week before.
        Instant turn = weekly.firstAfter(at("2026-06-01T12:00:00Z"));
        assertThat(turn).isEqualTo("2026-06-07T20:00:00Z");
        assertThat(weekly.period(turn).start()).isEqualTo("2026-06-01");
        assertThat(weekly.sendBefore(turn)).isEqualTo("2026-06-07T21:59:00Z");
        assertThat(weekly.inPeriodAfter(weekly.period(turn))).isEqualTo("2026-06-14T20:00:00Z");
    }

    @Test
    void resumesInTheFirstPeriodThatIsNotUsed() {
        TurnTimes daily = times(Frequency.DAILY, "10:00", 1, WARSAW);
        Set<Period> used = Set.of(
                new Period(Frequency.DAILY, LocalDate.of(2026, 6, 1)),
                new Period(Frequency.DAILY, LocalDate.of(2026, 6, 2)));

        assertThat(daily.firstUnused(at("2026-06-01T06:00:00Z"), used::contains))
                .isEqualTo("2026-06-03T08:00:00Z");
        assertThat(daily.firstUnused(at("2026-06-01T06:00:00Z"), _ -> false)).isEqualTo("2026-06-01T08:00:00Z");
    }

    @Test
    void givesEveryPeriodOneTurnWhateverTheClocksDo() {
        Chance chance = Chance.of(TurnTimesTest.class);
        for (int i = 0; i < 150; i++) {
            Frequency frequency = chance.oneOf(List.of(Frequency.values()));
            ZoneId zone = chance.oneOf(ZONES);
            TurnTimes times = new TurnTimes(
                    frequency,
                    LocalTime.of(chance.between(0, 23), chance.between(0, 59)),
                    chance.oneOf(List.of(DayOfWeek.values())),
                    chance.between(1, 31),
                    zone,
                    zone);
            Instant turn = times.firstAfter(chance.within(at("2024-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")));
            for (int n = 0; n < 60; n++) {
                Instant next = times.inPeriodAfter(times.period(turn));
                assertThat(times.period(next))
                        .as("after %s of %s", turn, times)
                        .isEqualTo(times.period(turn).next());
                assertThat(times.firstAfter(turn)).isEqualTo(next);
                assertThat(Duration.between(turn, next)).isPositive();
                turn = next;
            }
        }
    }

    private static TurnTimes times(Frequency frequency, String time, int day, ZoneId zone) {
        return new TurnTimes(frequency, LocalTime.parse(time), DayOfWeek.THURSDAY, day, zone, zone);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
