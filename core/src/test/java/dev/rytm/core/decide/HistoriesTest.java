package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.FIRST;
import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.WEEK_TWO;
import static dev.rytm.core.decide.Authors.act;
import static dev.rytm.core.decide.Authors.offer;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.tag;
import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Catalog;
import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.IdSource;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.FrequencyCap;
import dev.rytm.core.policy.Period;
import dev.rytm.core.policy.QuietHours;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.testing.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random lives: anything may happen at any time, twice, and out of order.
class HistoriesTest {

    private static final FlowId ENDLESS = new FlowId("endless");

    private final Chance chance = Chance.of(HistoriesTest.class);

    @Test
    void keepsItsPromisesWhateverHappens() {
        for (int life = 0; life < 40; life++) {
            World world = world();
            List<Event> past = new ArrayList<>();
            Instant start = world.now;
            for (int i = 0; i < 60; i++) {
                Event event = chance.percent(15) && !past.isEmpty() ? chance.oneOf(past) : event(world);
                past.add(event);
                int before = world.effects.size();
                world.happens(event);
                checkSteps(world, before);
                world.until(world.now.plus(Duration.ofMinutes(chance.between(0, 4 * 24 * 60))));
                checkNothingIsSentAfterAStop(world);
            }
            checkOneRowAPeriod(world);
            checkEveryTimerIsThere(world);
            assertThat(Duration.between(start, world.now)).isPositive();
        }
    }

    private World world() {
        World world = new World();
        world.authors.flow(
                WEEK_ONE,
                tag("mark", "one", "hello"),
                say("hello", "Hello", "more"),
                offer("more", "end"),
                say("end", "End", null));
        world.authors.flow(
                WEEK_TWO,
                act("untag", new Action.RemoveTag("one"), chance.percent(80) ? "hi" : null),
                say("hi", "Hi", null));
        world.authors.flow(ENDLESS, act("a", new Action.AddTag("x"), "b"), act("b", new Action.RemoveTag("x"), "a"));
        world.authors.keywords.put("loop", ENDLESS);
        world.authors.situation.quietHours =
                chance.percent(30) ? new QuietHours(LocalTime.of(21, 0), LocalTime.of(chance.between(7, 12), 0)) : null;
        world.authors.situation.cap = chance.percent(20) ? new FrequencyCap(1, 10) : null;
        world.meta = _ -> outcome(world);
        return world;
    }

    private SendOutcome outcome(World world) {
        if (chance.percent(75)) {
            return new SendOutcome.Accepted("mid", SendOutcome.Evidence.ANSWER, world.now);
        }
        if (chance.percent(40)) {
            return new SendOutcome.Unknown(world.now.plusSeconds(10));
        }
        return new SendOutcome.Failed(chance.oneOf(List.of(Rejection.values())), 1, null, "no");
    }

    private Event event(World world) {
        Instant at = world.now.minusSeconds(chance.percent(20) ? chance.between(1, 100_000) : 0);
        return switch (chance.between(0, 16)) {
            case 0, 1, 2 ->
                new Event.OptInGranted(
                        at,
                        "token" + chance.between(1, 2),
                        null,
                        "Title of news",
                        Frequency.WEEKLY,
                        WARSAW,
                        null,
                        chance.percent(20));
            case 3, 4 -> new Event.NotificationsStopped(at, "token1", null, "Title of news", Frequency.WEEKLY);
            case 5, 6 -> new Event.NotificationsResumed(at, "token1", null, "Title of news", Frequency.WEEKLY);
            case 7 -> new Event.MessageReceived(at, "mid", chance.oneOf(List.of("hi", "loop", "STOP", "start")), null);
            case 8 -> new Event.ButtonTapped(at, "mid", "go|week-one|1|more|yes", "Yes", null);
            case 9 ->
                new Event.TimerFired(at, chance.oneOf(List.of("turn:news", "consent:news", "run:id-1", "odd")), at);
            case 10 -> new Event.SendEnded(at, "id-" + chance.between(1, 40), at, outcome(world));
            case 11 -> new Event.EnrolmentAsked(at, COURSE, chance.percent(50));
            case 12 -> chance.percent(30) ? new Event.LeaveAsked(at, COURSE) : new Event.StopAsked(at, NEWS);
            case 13 -> new Event.ReactionChanged(at, "mid", chance.percent(70));
            case 14 -> brake(world, at);
            case 15 ->
                new Event.TokenRead(
                        at, NEWS, "token" + chance.between(1, 2), at.plusSeconds(chance.between(0, 200_000)));
            default -> new Event.StandingChanged(at, chance.percent(90) ? Standing.NORMAL : Standing.SUPPRESSED);
        };
    }

    private Event brake(World world, Instant at) {
        world.changes(() -> world.authors.situation.paused = chance.percent(50));
        return new Event.TagChanged(at, "tagged", chance.percent(50));
    }

    private static void checkSteps(World world, int from) {
        long steps = world.effects.stream()
                .skip(from)
                .filter(effect -> effect instanceof Effect.Note note
                        && note.entry().kind().equals(NoteKind.STEP_PASSED.word()))
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

    /// Of one person no period has two rows that count as sent. Of one enrolment every period has one row, and none
    /// is left out while it does not rest.
    private void checkOneRowAPeriod(World world) {
        Set<Period> sent = new HashSet<>();
        Row last = null;
        for (Row row : world.notifications()) {
            Period period = period(row);
            if (List.of("SENT", "UNKNOWN").contains(World.word(row))) {
                assertThat(sent.add(period))
                        .as("seed %s: twice in %s", chance.seed(), period)
                        .isTrue();
            }
            if (last != null && Objects.equals(last.enrolledAt, row.enrolledAt)) {
                assertThat(period.start())
                        .as("seed %s", chance.seed())
                        .isAfter(period(last).start());
                if (!last.restedAfter) {
                    assertThat(period)
                            .as("seed %s", chance.seed())
                            .isEqualTo(period(last).next());
                }
            }
            last = row;
        }
    }

    private static Period period(Row row) {
        return Period.of(Frequency.WEEKLY, WARSAW, row.send.dueAt());
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
        World world = world();
        for (int i = 0; i < 150; i++) {
            Event event = event(world);
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
