package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.testing.Chance;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A year of a weekly topic for many people; what comes of it is counted from the calendar, not from the code.
class YearTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Warsaw"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("Australia/Lord_Howe"));

    private final Chance chance = Chance.of(YearTest.class);

    @Test
    void sendsOnceAWeekForNineMonthsToEverybody() {
        Instant end = Instant.parse("2023-08-15T00:00:00Z");
        for (int person = 0; person < 25; person++) {
            ZoneId zone = chance.oneOf(ZONES);
            World world = new World();
            world.authors.topic(NEWS, Frequency.WEEKLY, zone);
            world.now = chance.within(Instant.parse("2022-08-01T00:00:00Z"), Instant.parse("2022-09-01T00:00:00Z"));
            Instant agreed = world.now;
            world.contact = world.contact.withProfile(new Profile(null, null, null, chance.percent(50) ? zone : null));
            world.happens(new Event.OptInGranted(
                    agreed, "token", null, "Title of news", Frequency.WEEKLY, zone, null, false));
            boolean continues = chance.percent(50);
            Instant expiry = agreed.atZone(zone).plusMonths(9).toInstant();
            if (continues) {
                world.until(expiry.minusSeconds(3_600));
                world.happens(new Event.OptInGranted(
                        world.now, "token", null, "Title of news", Frequency.WEEKLY, zone, null, true));
            }
            world.until(end);

            List<Instant> turns = mondays(agreed, continues ? end.plusMillis(1) : expiry, zone);
            assertThat(world.notifications())
                    .as("seed %s: %s agreed at %s", chance.seed(), zone, agreed)
                    .extracting(row -> row.send.dueAt())
                    .containsExactlyElementsOf(turns);
            assertThat(world.turns()).containsOnly("SENT");
            assertThat(world.said()).hasSize(turns.size()).startsWith("Hello you", "Hello again", "Hello you");
            assertThat(world.enrolment().isPresent()).isEqualTo(continues);
        }
    }

    /// Every Monday at ten after `from` and before `until`.
    private static List<Instant> mondays(Instant from, Instant until, ZoneId zone) {
        List<Instant> turns = new ArrayList<>();
        LocalDate monday = from.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (LocalDate day = monday; ; day = day.plusWeeks(1)) {
            Instant turn = day.atTime(LocalTime.of(10, 0)).atZone(zone).toInstant();
            if (!turn.isBefore(until)) {
                return turns;
            }
            if (turn.isAfter(from)) {
                turns.add(turn);
            }
        }
    }
}
