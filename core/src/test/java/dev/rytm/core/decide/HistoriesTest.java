package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.FIRST;
import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Catalog;
import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.IdSource;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.policy.Period;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.testing.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random lives: anything may happen at any time, twice, and out of order.
class HistoriesTest {

    private static final Set<String> STEPS = Set.of(NoteKind.STEP_PASSED.word(), NoteKind.STEP_RETRIED.word());

    private final Chance chance = Chance.of(HistoriesTest.class);

    @Test
    void keepsItsPromisesWhateverHappens() {
        for (int i = 0; i < chance.times(40); i++) {
            RandomLife life = RandomLife.begin(chance);
            World world = life.world();
            List<Event> past = new ArrayList<>();
            Instant start = world.now;
            for (int n = 0; n < 60; n++) {
                Event event = chance.percent(15) && !past.isEmpty() ? chance.oneOf(past) : life.event();
                past.add(event);
                int before = world.effects.size();
                world.happens(event);
                checkSteps(world, before);
                world.until(world.now.plus(Duration.ofMinutes(chance.between(0, longest(life)))));
                checkNothingIsSentAfterAStop(world);
            }
            checkNoPeriodIsUsedTwice(life);
            checkNoStepIsRepeatedInItsRound(world);
            if (!life.moves()) {
                checkOneRowAPeriod(life);
            }
            checkEveryTimerIsThere(world);
            assertThat(Duration.between(start, world.now)).isPositive();
        }
    }

    /// The longest time between two events, in minutes.
    private static int longest(RandomLife life) {
        return switch (life.frequency()) {
            case DAILY -> 24 * 60;
            case WEEKLY -> 4 * 24 * 60;
            case MONTHLY -> 20 * 24 * 60;
        };
    }

    private static void checkSteps(World world, int from) {
        long steps = world.effects.stream()
                .skip(from)
                .filter(effect -> effect instanceof Effect.Note note
                        && STEPS.contains(note.entry().kind()))
                .count();
        // One event and the outcomes of the sends that follow from it at once.
        assertThat(steps).isLessThanOrEqualTo(2L * FlowLimits.STEPS_PER_EVENT);
    }

    private static void checkNothingIsSentAfterAStop(World world) {
        world.contact
                .consent(NEWS)
                .filter(consent -> !consent.isLive(world.now))
                .ifPresent(consent -> assertThat(world.notifications()).noneMatch(Row::isUnsent));
    }

    /// Of one person no two rows that count as sent lie in one period, in the zone of either.
    private void checkNoPeriodIsUsedTwice(RandomLife life) {
        List<Row> sent = life.world().notifications().stream()
                .filter(HistoriesTest::counts)
                .toList();
        for (Row one : sent) {
            ZoneId zone = Objects.requireNonNull(one.send.zone());
            Period period = Period.of(life.frequency(), zone, one.send.dueAt());
            assertThat(sent.stream()
                            .filter(other -> Period.of(life.frequency(), zone, other.send.dueAt())
                                    .equals(period)))
                    .as("seed %s: twice in %s of %s", chance.seed(), period, zone)
                    .containsExactly(one);
        }
    }

    private static boolean counts(Row row) {
        return List.of("SENT", "UNKNOWN").contains(row.word());
    }

    /// However the sequence is edited, no step comes twice in a round, nor one that was passed.
    private void checkNoStepIsRepeatedInItsRound(World world) {
        Set<List<Object>> sent = new HashSet<>();
        for (Row row : world.notifications()) {
            if (row.place != null) {
                assertThat(row.passedBefore)
                        .as("seed %s: %s", chance.seed(), row.place)
                        .doesNotContain(row.place.step());
            }
            if (row.place != null && counts(row)) {
                assertThat(sent.add(List.of(row.place.enrolledAt(), row.place.round(), row.place.step())))
                        .as("seed %s: %s again", chance.seed(), row.place)
                        .isTrue();
            }
        }
    }

    /// Of one enrolment every period has one row, and none is left out while it does not rest, but those that end
    /// before the instant that a refusal named.
    private void checkOneRowAPeriod(RandomLife life) {
        Row last = null;
        for (Row row : life.world().notifications()) {
            Period period = period(life, row.send.dueAt());
            if (last != null && Objects.equals(last.enrolledAt, row.enrolledAt)) {
                Period before = period(life, last.send.dueAt());
                assertThat(period.start()).as("seed %s", chance.seed()).isAfter(before.start());
                if (!last.restedAfter) {
                    assertThat(period)
                            .as("seed %s: %s in %s", chance.seed(), life.frequency(), life.zone())
                            .isEqualTo(following(life, last));
                }
            }
            last = row;
        }
    }

    private static Period following(RandomLife life, Row row) {
        Period next = period(life, period(life, row.send.dueAt()).endsAt(life.zone()));
        while (row.nextAllowedAt != null
                && !row.nextAllowedAt.isBefore(next.endsAt(life.zone()).minusSeconds(60))) {
            next = period(life, next.endsAt(life.zone()));
        }
        return next;
    }

    private static Period period(RandomLife life, Instant at) {
        return Period.of(life.frequency(), life.zone(), at);
    }

    /// A living enrolment always has what carries it on: its timer or a row on its way.
    private void checkEveryTimerIsThere(World world) {
        world.enrolment().ifPresent(enrolment -> {
            if (!enrolment.paused() && enrolment.sendId() == null) {
                assertThat(world.timers).as("seed %s", chance.seed()).containsKey("turn:news");
            }
            if (enrolment.paused()) {
                assertThat(world.timers).doesNotContainKey("turn:news");
            }
        });
    }

    @Test
    void neitherRepeatsNorSkipsAPeriodThroughStopsAndResumes() {
        for (int life = 0; life < 25; life++) {
            World world = new World();
            world.agrees();
            List<String> expected = new ArrayList<>();
            boolean live = true;
            boolean resting = false;
            Instant turn = Instant.parse("2022-08-08T08:00:00Z");
            for (int week = 0; week < 30; week++) {
                int flips = chance.percent(40) ? chance.between(1, 4) : 0;
                for (int i = 0; i < flips; i++) {
                    world.now = world.now.plusSeconds(chance.between(1, 90_000));
                    live = !live;
                    resting &= !live;
                    world = live ? world.resumes() : world.stops();
                }
                if (!resting) {
                    expected.add(live ? "SENT" : "CONSENT_STOPPED");
                    resting = !live;
                }
                world.until(turn.atZone(WARSAW).plusWeeks(week).toInstant());
            }

            assertThat(world.turns()).as("seed %s", chance.seed()).isEqualTo(expected);
        }
    }

    @Test
    void decidesTheSameForTheSame() {
        RandomLife life = RandomLife.begin(chance);
        World world = life.world();
        for (int i = 0; i < 150; i++) {
            Event event = life.event();
            Contact contact = world.contact;
            Catalog catalog = world.authors.catalog();
            Decision once = decider().decide(contact, event, catalog, world.now);
            Decision again = decider().decide(contact, event, catalog, world.now);

            assertThat(again).as("seed %s: %s", chance.seed(), event).isEqualTo(once);
            world.happens(event).until(world.now.plusSeconds(chance.between(0, 200_000)));
        }
    }

    private static Decider decider() {
        return new Decider(new Rules(), new IdSource() {

            private int last;

            @Override
            public String newId() {
                return FIRST.value() + ++last;
            }

            @Override
            public int percent() {
                return last % 100;
            }
        });
    }
}
