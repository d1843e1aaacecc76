package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.WEEK_TWO;
import static dev.rytm.core.decide.Authors.act;
import static dev.rytm.core.decide.Authors.offer;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.tag;
import static dev.rytm.core.decide.Authors.turn;
import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.flow.Action;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.FrequencyCap;
import dev.rytm.core.policy.QuietHours;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import dev.rytm.core.testing.Chance;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// One random life: a person somewhere, a topic in one frequency, authors who edit its sequence meanwhile, and a Meta
/// that answers as it likes.
///
/// `moves` tells whether the person may agree anew in another zone; else their periods stay where they are.
record RandomLife(Chance chance, World world, Frequency frequency, ZoneId zone, boolean moves) {

    private static final FlowId ENDLESS = new FlowId("endless");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Warsaw"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Pago_Pago"));

    static RandomLife begin(Chance chance) {
        RandomLife life = new RandomLife(
                chance,
                new World(),
                chance.oneOf(List.of(Frequency.values())),
                chance.oneOf(ZONES),
                chance.percent(25));
        World world = life.world;
        world.authors.topic(NEWS, life.frequency, life.zone);
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
        world.meta = _ -> life.outcome();
        life.edit();
        world.contact = world.contact.withProfile(life.profile());
        return life;
    }

    private SendOutcome outcome() {
        if (chance.percent(75)) {
            return new SendOutcome.Accepted("mid", SendOutcome.Evidence.ANSWER, world.now);
        }
        if (chance.percent(40)) {
            return new SendOutcome.Unknown(world.now.plusSeconds(10));
        }
        return new SendOutcome.Failed(chance.oneOf(List.of(Rejection.values())), 1, null, "no");
    }

    /// Adds, removes, moves and switches steps, and moves the local time.
    void edit() {
        List<SequenceStep> steps = chance.shuffled(List.of("a", "b", "c", "d", "e")).stream()
                .filter(_ -> chance.percent(80))
                .map(id -> turn(id, chance.percent(50) ? WEEK_ONE : WEEK_TWO))
                .map(step -> new SequenceStep(step.id(), step.flow(), chance.percent(80)))
                .toList();
        Sequence sequence = new Sequence(
                COURSE,
                NEWS,
                "Course",
                steps,
                LocalTime.of(chance.between(0, 23), chance.between(0, 58)),
                chance.oneOf(List.of(DayOfWeek.values())),
                chance.between(1, 31),
                true,
                chance.percent(70));
        world.changes(() -> world.authors.sequences.put(COURSE, sequence));
    }

    private Profile profile() {
        return new Profile(null, null, null, chance.percent(70) ? chance.oneOf(ZONES) : null);
    }

    Event event() {
        Instant at = world.now.minusSeconds(chance.percent(20) ? chance.between(1, 100_000) : 0);
        return switch (chance.between(0, 20)) {
            case 0, 1, 2, 3 ->
                new Event.OptInGranted(
                        at,
                        "token" + chance.between(1, 2),
                        null,
                        "Title of news",
                        frequency,
                        moves ? chance.oneOf(ZONES) : zone,
                        null,
                        chance.percent(20));
            case 4, 5 -> new Event.NotificationsStopped(at, "token1", null, "Title of news", frequency);
            case 6, 7 -> new Event.NotificationsResumed(at, "token1", null, "Title of news", frequency);
            case 8 -> new Event.MessageReceived(at, "mid", chance.oneOf(List.of("hi", "loop", "STOP", "start")), null);
            case 9 -> new Event.ButtonTapped(at, "mid", "go|week-one|1|more|yes", "Yes", null);
            case 10 ->
                new Event.TimerFired(at, chance.oneOf(List.of("turn:news", "consent:news", "run:id-1", "odd")), at);
            case 11 -> new Event.SendEnded(at, "id-" + chance.between(1, 40), at, outcome());
            case 12 -> new Event.EnrolmentAsked(at, COURSE, chance.percent(50));
            case 13 -> chance.percent(30) ? new Event.LeaveAsked(at, COURSE) : new Event.StopAsked(at, NEWS);
            case 14 -> new Event.ReactionChanged(at, "mid", chance.percent(70));
            case 15 -> brake(at);
            case 16 -> new Event.ProfileChanged(at, profile());
            case 17 -> new Event.WakeAsked(at, COURSE);
            case 18 -> {
                edit();
                yield new Event.WakeAsked(at, COURSE);
            }
            case 19 ->
                new Event.TokenRead(
                        at, NEWS, "token" + chance.between(1, 2), at.plusSeconds(chance.between(0, 200_000)));
            default -> new Event.StandingChanged(at, chance.percent(90) ? Standing.NORMAL : Standing.SUPPRESSED);
        };
    }

    private Event brake(Instant at) {
        world.changes(() -> world.authors.situation.paused = chance.percent(50));
        return new Event.TagChanged(at, "tagged", chance.percent(50));
    }
}
