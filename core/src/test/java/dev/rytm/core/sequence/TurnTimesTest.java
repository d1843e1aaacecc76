package dev.rytm.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.policy.Period;
import dev.rytm.core.testing.Chance;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnTimesTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final List<ZoneId> ZONES = List.of(
            WARSAW,
            TOKYO,
            NEW_YORK,
            LOS_ANGELES,
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Pago_Pago"),
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

        assertThat(daily.firstUnused(at("2026-06-01T06:00:00Z"), turn -> used.contains(daily.period(turn))))
                .isEqualTo("2026-06-03T08:00:00Z");
        assertThat(daily.firstUnused(at("2026-06-01T06:00:00Z"), _ -> false)).isEqualTo("2026-06-01T08:00:00Z");
    }

    /// The 30th at six in Los Angeles is the 31st at three in Warsaw, or the first of the month after.
    @Test
    void givesAMonthWithoutItsLocalTimeTheNearestInstantThatIsInIt() {
        TurnTimes monthly =
                new TurnTimes(Frequency.MONTHLY, LocalTime.of(18, 0), DayOfWeek.MONDAY, 30, LOS_ANGELES, WARSAW);

        assertThat(turns(monthly, "2026-01-15T00:00:00Z", 6))
                .containsExactly(
                        at("2026-01-31T02:00:00Z"),
                        at("2026-02-28T22:44:00Z"),
                        at("2026-03-31T01:00:00Z"),
                        at("2026-04-30T21:44:00Z"),
                        at("2026-05-31T01:00:00Z"),
                        at("2026-06-30T21:44:00Z"));
    }

    /// In summer, six in New York is midnight in Warsaw; Europe begins its summer two weeks later.
    @Test
    void givesTheDayThatSummerTimeShortensATurnToo() {
        TurnTimes daily = new TurnTimes(Frequency.DAILY, LocalTime.of(18, 0), DayOfWeek.MONDAY, 1, NEW_YORK, WARSAW);

        assertThat(turns(daily, "2022-03-25T23:00:00Z", 4))
                .containsExactly(
                        at("2022-03-26T22:00:00Z"),
                        at("2022-03-27T21:44:00Z"),
                        at("2022-03-27T22:00:00Z"),
                        at("2022-03-28T22:00:00Z"));
    }

    /// Half past seven in Tokyo: before midnight in Warsaw's winter, after it in summer.
    @Test
    void drawsALocalTimeFromBeforeThePeriodToItsStart() {
        TurnTimes daily = new TurnTimes(Frequency.DAILY, LocalTime.of(7, 30), DayOfWeek.MONDAY, 1, TOKYO, WARSAW);

        assertThat(turns(daily, "2026-03-27T23:00:00Z", 3))
                .containsExactly(at("2026-03-28T22:30:00Z"), at("2026-03-28T23:00:00Z"), at("2026-03-29T22:30:00Z"));
    }

    @Test
    void drawsALocalTimeOfThePeriodsLastMinuteBackToWhereItHasAChance() {
        TurnTimes sharp = new TurnTimes(Frequency.DAILY, LocalTime.of(23, 59), DayOfWeek.MONDAY, 1, WARSAW, WARSAW);
        TurnTimes before =
                new TurnTimes(Frequency.DAILY, LocalTime.of(23, 58, 59), DayOfWeek.MONDAY, 1, WARSAW, WARSAW);
        Period first = new Period(Frequency.DAILY, LocalDate.of(2026, 6, 1));

        assertThat(sharp.in(first)).isEqualTo("2026-06-01T21:44:00Z");
        assertThat(before.in(first)).isEqualTo("2026-06-01T21:58:59Z");
    }

    @Test
    void passesOverPeriodsThatEndBeforeTheTurnIsAllowed() {
        TurnTimes daily = times(Frequency.DAILY, "10:00", 1, WARSAW);
        Period first = new Period(Frequency.DAILY, LocalDate.of(2026, 6, 1));

        assertThat(daily.inPeriodAfter(first, at("2026-06-01T20:00:00Z"))).isEqualTo("2026-06-02T08:00:00Z");
        assertThat(daily.inPeriodAfter(first, at("2026-06-03T12:00:00Z"))).isEqualTo("2026-06-03T08:00:00Z");
        assertThat(daily.inPeriodAfter(first, at("2026-06-03T21:58:59.999Z"))).isEqualTo("2026-06-03T08:00:00Z");
        assertThat(daily.inPeriodAfter(first, at("2026-06-03T21:59:00Z"))).isEqualTo("2026-06-04T08:00:00Z");
    }

    @Test
    void givesEveryPeriodOneTurnWhateverTheClocksDo() {
        Chance chance = Chance.of(TurnTimesTest.class);
        for (int i = 0; i < chance.times(300); i++) {
            TurnTimes times = random(chance);
            Instant turn = times.firstAfter(chance.within(at("2024-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")));
            for (int n = 0; n < 60; n++) {
                Instant next = times.inPeriodAfter(times.period(turn));
                assertThat(times.period(next))
                        .as("seed %s: after %s of %s", chance.seed(), turn, times)
                        .isEqualTo(times.period(turn).next());
                assertThat(next).isBefore(times.sendBefore(next));
                assertIsTheLocalTimeIfThePeriodHasIt(times, next, chance.seed());
                turn = next;
            }
        }
    }

    private static void assertIsTheLocalTimeIfThePeriodHasIt(TurnTimes times, Instant turn, long seed) {
        Instant start = times.period(turn).startsAt(times.periodZone());
        List<Instant> inside = occurrences(times, start, times.sendBefore(turn));
        if (inside.isEmpty()) {
            Instant latest = times.sendBefore(turn).minus(TurnTimes.LEAST_CHANCE);
            assertThat(turn).as("seed %s: %s", seed, times).isIn(start, latest);
        } else {
            assertThat(inside).as("seed %s: %s", seed, times).contains(turn);
        }
    }

    @Test
    void beginsWithTheFirstLocalTimeAfterTheEnrolment() {
        Chance chance = Chance.of(TurnTimesTest.class);
        for (int i = 0; i < chance.times(200); i++) {
            TurnTimes times = random(chance);
            Instant enrolled = chance.within(at("2024-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));

            Instant first = times.firstAfter(enrolled);

            assertThat(occurrences(times, enrolled.plusNanos(1), first.plusNanos(1)))
                    .as("seed %s: after %s of %s", chance.seed(), enrolled, times)
                    .containsExactly(first);
        }
    }

    /// Two zones that have nothing to do with each other, or one and the same.
    private static TurnTimes random(Chance chance) {
        ZoneId zone = chance.oneOf(ZONES);
        return new TurnTimes(
                chance.oneOf(List.of(Frequency.values())),
                LocalTime.of(chance.between(0, 23), chance.between(0, 58)),
                chance.oneOf(List.of(DayOfWeek.values())),
                chance.between(1, 31),
                zone,
                chance.percent(20) ? zone : chance.oneOf(ZONES));
    }

    /// When the wall clock shows the wished time in `[from, until)`, told day by day.
    private static List<Instant> occurrences(TurnTimes times, Instant from, Instant until) {
        return from.atZone(times.zone())
                .toLocalDate()
                .minusDays(1)
                .datesUntil(until.atZone(times.zone()).toLocalDate().plusDays(2))
                .filter(date -> isTurnDay(times, date))
                .map(date -> date.atTime(times.time()).atZone(times.zone()).toInstant())
                .filter(at -> !at.isBefore(from) && at.isBefore(until))
                .toList();
    }

    private static boolean isTurnDay(TurnTimes times, LocalDate date) {
        return switch (times.frequency()) {
            case DAILY -> true;
            case WEEKLY -> date.getDayOfWeek() == times.weekday();
            case MONTHLY -> date.getDayOfMonth() == Math.min(times.dayOfMonth(), date.lengthOfMonth());
        };
    }

    private static List<Instant> turns(TurnTimes times, String after, int count) {
        return Stream.iterate(times.firstAfter(at(after)), turn -> times.inPeriodAfter(times.period(turn)))
                .limit(count)
                .toList();
    }

    private static TurnTimes times(Frequency frequency, String time, int day, ZoneId zone) {
        return new TurnTimes(frequency, LocalTime.parse(time), DayOfWeek.THURSDAY, day, zone, zone);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
