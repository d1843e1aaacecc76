package dev.rytm.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.rytm.core.contact.Frequency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final Instant FROM = Instant.parse("2019-12-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");

    @Test
    void aWeekBeginsOnMondayAndHas169HoursWhenSummerTimeEnds() {
        Period week = Period.of(Frequency.WEEKLY, WARSAW, Instant.parse("2022-10-30T22:59:59Z"));

        assertThat(week).isEqualTo(new Period(Frequency.WEEKLY, LocalDate.of(2022, 10, 24)));
        assertThat(week.startsAt(WARSAW)).isEqualTo("2022-10-23T22:00:00Z");
        assertThat(week.endsAt(WARSAW)).isEqualTo("2022-10-30T23:00:00Z");
    }

    @Test
    void aWeekMayBelongToTwoYears() {
        assertThat(Period.of(Frequency.WEEKLY, WARSAW, Instant.parse("2023-01-01T12:00:00Z")))
                .isEqualTo(new Period(Frequency.WEEKLY, LocalDate.of(2022, 12, 26)));
    }

    @Test
    void aMonthEndsWithItsLastDay() {
        Period february = Period.of(Frequency.MONTHLY, WARSAW, Instant.parse("2024-02-29T22:59:59Z"));

        assertThat(february.start()).isEqualTo("2024-02-01");
        assertThat(february.next().start()).isEqualTo("2024-03-01");
    }

    @Test
    void aDayWithoutMidnightStartsAtItsFirstExistingInstant() {
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        Period day = new Period(Frequency.DAILY, LocalDate.of(2024, 4, 26));

        assertThat(day.startsAt(cairo)).isEqualTo("2024-04-25T22:00:00Z");
        assertThat(day.startsAt(cairo).atZone(cairo).toLocalTime()).hasToString("01:00");
    }

    @Test
    void aDayThatAZoneLeftOutIsEmpty() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Period leftOut = new Period(Frequency.DAILY, LocalDate.of(2011, 12, 30));

        assertThat(leftOut.startsAt(apia)).isEqualTo(leftOut.endsAt(apia));
        assertThat(Period.of(Frequency.DAILY, apia, leftOut.startsAt(apia))).isEqualTo(leftOut.next());
    }

    @Test
    void aDayThatHasBegunIsNotLeftWhenTheClocksGoBackOverMidnight() {
        ZoneId saintJohns = ZoneId.of("America/St_Johns");
        // 00:01 became 23:01 of the day before.
        Instant back = Instant.parse("2010-11-07T02:31:00Z");

        assertThat(back.atZone(saintJohns).toLocalDate()).isEqualTo("2010-11-06");
        assertThat(Period.of(Frequency.DAILY, saintJohns, back).start()).isEqualTo("2010-11-07");
    }

    @Test
    void aPeriodStartsOnAFirstDay() {
        assertThatThrownBy(() -> new Period(Frequency.WEEKLY, LocalDate.of(2022, 11, 15)))
                .hasMessage("no WEEKLY period starts on 2022-11-15");
        assertThatThrownBy(() -> new Period(Frequency.MONTHLY, LocalDate.of(2022, 11, 2)))
                .hasMessage("no MONTHLY period starts on 2022-11-02");
    }

    @Test
    void periodsTileTimeInEveryZoneAroundEveryChangeOfItsClocks() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            momentsWorthTrying(zone).forEach(at -> {
                for (Frequency frequency : Frequency.values()) {
                    assertHolds(Period.of(frequency, zone, at), zone, at);
                }
            });
        }
    }

    private static Stream<Instant> momentsWorthTrying(ZoneId zone) {
        Stream<Instant> changes = Stream.iterate(
                        zone.getRules().nextTransition(FROM),
                        it -> it != null && it.getInstant().isBefore(UNTIL),
                        it -> zone.getRules().nextTransition(it.getInstant()))
                .map(ZoneOffsetTransition::getInstant);
        return Stream.concat(Stream.of(FROM, Instant.parse("2024-02-29T23:30:00Z")), changes)
                .flatMap(at -> Stream.of(at.minusMillis(1), at, at.plusSeconds(3_599)));
    }

    private static void assertHolds(Period period, ZoneId zone, Instant at) {
        Instant start = period.startsAt(zone);
        Instant end = period.endsAt(zone);
        boolean holds = !at.isBefore(start)
                && at.isBefore(end)
                && period.next().startsAt(zone).equals(end)
                && Period.of(period.frequency(), zone, start).equals(period)
                && Period.of(period.frequency(), zone, end.minusMillis(1)).equals(period)
                && period.start().equals(start.atZone(zone).toLocalDate());
        if (!holds) {
            fail("%s in %s at %s".formatted(period, zone, at));
        }
    }
}
