package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.WEEK_TWO;
import static dev.rytm.core.decide.Authors.turn;
import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.policy.Period;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import dev.rytm.core.testing.Chance;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A year of a topic for many people; what comes of it is counted from the calendar, not from the code.
class YearTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Warsaw"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Pago_Pago"));

    private final Chance chance = Chance.of(YearTest.class);

    /// Somebody who agreed at `agreed`; `zone` is the consent's.
    private record Person(World world, Frequency frequency, ZoneId zone, Instant agreed) {

        static Person agrees(Chance chance) {
            World world = new World();
            Frequency frequency = chance.oneOf(List.of(Frequency.values()));
            ZoneId zone = chance.oneOf(ZONES);
            world.authors.topic(NEWS, frequency, zone);
            world.now = chance.within(Instant.parse("2022-08-01T00:00:00Z"), Instant.parse("2022-09-01T00:00:00Z"));
            return new Person(world, frequency, zone, world.now);
        }

        void agree(boolean refreshed) {
            world.happens(new Event.OptInGranted(
                    world.now, "token", null, "Title of news", frequency, zone, null, refreshed));
        }

        Instant expiry() {
            int months = switch (frequency) {
                case DAILY -> 6;
                case WEEKLY -> 9;
                case MONTHLY -> 12;
            };
            return agreed.atZone(zone).plusMonths(months).toInstant();
        }

        Period period(Instant at) {
            return Period.of(frequency, zone, at);
        }

        @Override
        public String toString() {
            return frequency + " in " + zone + " from " + agreed;
        }
    }

    @Test
    void sendsOnceAPeriodToTheEndOfTheConsentToEverybody() {
        Instant end = Instant.parse("2023-10-15T00:00:00Z");
        for (int i = 0; i < chance.times(15); i++) {
            Person person = Person.agrees(chance);
            World world = person.world;
            world.contact =
                    world.contact.withProfile(new Profile(null, null, null, chance.percent(50) ? person.zone : null));
            person.agree(false);
            boolean continues = chance.percent(50);
            if (continues) {
                world.until(person.expiry().minusSeconds(3_600));
                person.agree(true);
            }
            world.until(continues ? person.expiry().plus(Duration.ofDays(40)) : end);

            List<Instant> turns =
                    turns(person, continues ? person.expiry().plus(Duration.ofDays(40)) : person.expiry());
            assertThat(world.notifications())
                    .as("seed %s: %s", chance.seed(), person)
                    .extracting(row -> row.send.dueAt())
                    .containsExactlyElementsOf(turns);
            assertThat(world.turns()).containsOnly("SENT");
            assertThat(world.said()).hasSize(turns.size()).startsWith("Hello you", "Hello again", "Hello you");
            assertThat(world.enrolment().isPresent()).isEqualTo(continues);
        }
    }

    /// Ten o'clock every day, every Monday or every first of the month, after the opt-in and before `until`.
    private static List<Instant> turns(Person person, Instant until) {
        List<Instant> turns = new ArrayList<>();
        for (LocalDate day = person.agreed.atZone(person.zone).toLocalDate(); ; day = day.plusDays(1)) {
            Instant turn = day.atTime(LocalTime.of(10, 0)).atZone(person.zone).toInstant();
            boolean comes = switch (person.frequency) {
                case DAILY -> true;
                case WEEKLY -> day.getDayOfWeek() == DayOfWeek.MONDAY;
                case MONTHLY -> day.getDayOfMonth() == 1;
            };
            if (!turn.isBefore(until)) {
                return turns;
            }
            if (comes && turn.isAfter(person.agreed)) {
                turns.add(turn);
            }
        }
    }

    /// The person lives in a zone of their own, moves now and then, and the sequence is edited all the time.
    @Test
    void leavesOutNoPeriodAndRepeatsNoStepWhereverThePersonLivesAndHoweverTheAuthorEdits() {
        for (int i = 0; i < chance.times(15); i++) {
            Person person = Person.agrees(chance);
            World world = person.world;
            lives(world);
            edit(world);
            person.agree(false);
            while (world.now.isBefore(person.expiry())) {
                world.until(world.now.plus(Duration.ofHours(chance.between(1, 24 * 60))));
                if (chance.percent(40)) {
                    edit(world);
                }
                if (chance.percent(10)) {
                    lives(world);
                }
            }
            checkPeriods(person);
            checkSteps(world);
        }
    }

    private void lives(World world) {
        Profile profile = new Profile(null, null, null, chance.percent(80) ? chance.oneOf(ZONES) : null);
        world.happens(new Event.ProfileChanged(world.now, profile));
    }

    /// Adds, removes, moves and switches steps, and sometimes moves the local time. There is always something to send.
    private void edit(World world) {
        List<SequenceStep> steps = new ArrayList<>(List.of(turn("always", WEEK_ONE)));
        for (String id : List.of("a", "b", "c", "d")) {
            if (chance.percent(75)) {
                steps.add(new SequenceStep(turn(id, WEEK_TWO).id(), WEEK_TWO, chance.percent(75)));
            }
        }
        Sequence old = world.authors.sequences.get(COURSE);
        boolean moves = chance.percent(25);
        Sequence next = new Sequence(
                COURSE,
                NEWS,
                "Course",
                chance.shuffled(steps),
                moves ? LocalTime.of(chance.between(0, 23), chance.between(0, 58)) : old.time(),
                moves ? chance.oneOf(List.of(DayOfWeek.values())) : old.weekday(),
                moves ? Integer.valueOf(chance.between(1, 31)) : old.dayOfMonth(),
                true,
                true);
        world.changes(() -> world.authors.sequences.put(COURSE, next));
    }

    private void checkPeriods(Person person) {
        List<Row> rows = person.world.notifications();
        for (int n = 1; n < rows.size(); n++) {
            Period before = person.period(rows.get(n - 1).send.dueAt());
            assertThat(person.period(rows.get(n).send.dueAt()))
                    .as("seed %s: %s", chance.seed(), person)
                    .isEqualTo(before.next());
        }
        assertThat(person.world.turns())
                .as("seed %s: %s", chance.seed(), person)
                .containsOnly("SENT");
        Period last = person.period(rows.getLast().send.dueAt());
        assertThat(last.next().endsAt(person.zone))
                .as("seed %s: %s", chance.seed(), person)
                .isAfter(person.expiry());
    }

    private void checkSteps(World world) {
        Set<Row.Place> sent = new HashSet<>();
        for (Row row : world.notifications()) {
            assertThat(sent.add(row.place))
                    .as("seed %s: %s again", chance.seed(), row.place)
                    .isTrue();
            assertThat(row.passedBefore)
                    .as("seed %s: %s", chance.seed(), row.place)
                    .doesNotContain(row.place.step());
        }
    }
}
