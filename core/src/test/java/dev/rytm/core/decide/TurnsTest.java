package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.tag;
import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.Reachability;
import dev.rytm.core.policy.QuietHours;
import dev.rytm.core.sequence.Sequence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class TurnsTest {

    /// Monday at ten in Warsaw, the first turn after the opt-in on Wednesday 3 August.
    private static final Instant MONDAY = Instant.parse("2022-08-08T08:00:00Z");

    private final World world = new World();

    @Test
    void sendsTheFirstTurnAtTheFirstOccurrenceAfterTheOptIn() {
        world.agrees().until(MONDAY.minusMillis(1));
        assertThat(world.turns()).isEmpty();

        world.until(MONDAY);

        assertThat(world.turns()).containsExactly("SENT");
        assertThat(world.said()).containsExactly("Hello you");
        assertThat(world.notifications().getFirst().send.dueAt()).isEqualTo(MONDAY);
    }

    @Test
    void waitsForTheNextOccurrenceIfTheOptInFallsExactlyOnIt() {
        world.now = MONDAY;
        world.agrees();

        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-15T08:00:00Z");
    }

    @Test
    void goesOnTheTokenEvenWhileTheWindowIsOpen() {
        world.agrees().until(MONDAY.minusSeconds(60)).writes("hi").until(MONDAY);

        assertThat(world.notifications()).hasSize(1);
        assertThat(world.rows.values()).noneMatch(row -> row.send.kind() == Kind.MESSAGE);
    }

    @Test
    void endsTheChanceOfATurnOneMinuteBeforeItsPeriod() {
        world.agrees().until(MONDAY);

        assertThat(world.notifications().getFirst().send.notAfter()).isEqualTo("2022-08-14T21:59:00Z");
    }

    @Test
    void takesTheStepsInTurnAndBeginsAgain() {
        world.agrees().until("2022-08-22T08:00:00Z");

        assertThat(world.said()).containsExactly("Hello you", "Hello again", "Hello you");
        assertThat(world.enrolment().orElseThrow().round()).isEqualTo(2);
    }

    @Test
    void endsAfterTheLastStepIfItDoesNotRepeat() {
        world.authors.sequence(true, false, Authors.turn("first", WEEK_ONE));
        world.agrees().until("2022-12-22T08:00:00Z");

        assertThat(world.turns()).containsExactly("SENT");
        assertThat(world.enrolment()).isEmpty();
        assertThat(world.notes(NoteKind.ENROLMENT_ENDED)).containsExactly("FINISHED");
    }

    @Test
    void runsNoStepWhenThePolicySaysNo() {
        world.authors.flow(WEEK_ONE, tag("mark", "marked", "hello"), say("hello", "Hello", null));
        world.agrees().stops();
        int notes = world.notes(NoteKind.STEP_PASSED).size();
        world.until(MONDAY);

        assertThat(world.turns()).containsExactly("CONSENT_STOPPED");
        assertThat(world.contact.tags()).doesNotContain("marked");
        assertThat(world.notes(NoteKind.STEP_PASSED)).hasSize(notes);
    }

    @Test
    void waitsOutQuietHoursInsideThePeriod() {
        world.authors.situation.quietHours = new QuietHours(LocalTime.of(9, 0), LocalTime.of(11, 30));
        world.agrees().until(MONDAY);
        assertThat(world.turns()).isEmpty();
        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-08T09:30:00Z");

        world.until("2022-08-15T09:29:59Z");

        assertThat(world.turns()).containsExactly("SENT");
        assertThat(world.notifications().getFirst().send.dueAt()).isEqualTo("2022-08-08T09:30:00Z");
        assertThat(world.enrolment().orElseThrow().plannedFor()).isEqualTo("2022-08-15T08:00:00Z");
    }

    @Test
    void triesAPausedTurnAgainUntilTheBrakeIsLifted() {
        world.authors.situation.paused = true;
        world.agrees().until("2022-08-11T08:00:00Z");
        assertThat(world.turns()).isEmpty();

        world.changes(() -> world.authors.situation.paused = false);

        assertThat(world.turns()).containsExactly("SENT");
        assertThat(world.notifications().getFirst().send.dueAt()).isEqualTo("2022-08-11T08:00:00Z");
    }

    @Test
    void goesOnWaitingForTheBrakeWhenSomethingElseChanges() {
        world.authors.situation.paused = true;
        world.agrees().until("2022-08-11T08:00:00Z");
        Enrolment waiting = world.enrolment().orElseThrow();
        world.changes(() -> world.authors.flow(WEEK_ONE, say("hello", "Good morning", null)));

        assertThat(world.turns()).isEmpty();
        assertThat(world.enrolment()).contains(waiting);
        assertThat(world.notes(NoteKind.TURN_POSTPONED)).containsExactly("PAUSED");

        world.changes(() -> world.authors.situation.paused = false);
        assertThat(world.said()).containsExactly("Good morning");
    }

    @Test
    void refusesATurnOnceThatStayedPausedToTheEndOfItsPeriod() {
        world.authors.situation.paused = true;
        world.agrees().until("2022-08-14T21:58:58Z");
        assertThat(world.turns()).isEmpty();

        world.until("2022-08-14T21:58:59Z");
        assertThat(world.turns()).containsExactly("PAUSED");

        world.authors.situation.paused = false;
        world.until("2022-08-15T08:00:00Z");
        assertThat(world.turns()).containsExactly("PAUSED", "SENT");
        assertThat(world.said()).containsExactly("Hello you");
    }

    @Test
    void keepsTheStepForTheNextPeriodIfNobodyCanBeReached() {
        world.agrees();
        world.contact = world.contact.withReachability(new Reachability(true, null, null, null));
        world.until(MONDAY);
        assertThat(world.turns()).containsExactly("CONTACT_UNREACHABLE");

        world.writes("here I am").until("2022-08-15T08:00:00Z");

        assertThat(world.turns()).containsExactly("CONTACT_UNREACHABLE", "SENT");
        assertThat(world.said()).containsExactly("Hello you");
    }

    @Test
    void accountsForEveryPeriodThatWentByWhileNobodyWorked() {
        world.agrees();
        world.now = Instant.parse("2022-08-30T12:00:00Z");
        world.until("2022-08-30T12:00:00Z");

        assertThat(world.turns()).containsExactly("TOO_LATE", "TOO_LATE", "TOO_LATE", "SENT");
        assertThat(world.notifications())
                .extracting(row -> row.send.dueAt().toString())
                .containsExactly(
                        "2022-08-08T08:00:00Z", "2022-08-15T08:00:00Z", "2022-08-22T08:00:00Z", "2022-08-30T12:00:00Z");
    }

    @Test
    void endsWithTheConsentAndTakesNoTurnAtItsEnd() {
        world.now = Instant.parse("2022-08-08T08:00:00Z");
        world.agrees().until("2024-01-01T00:00:00Z");

        // Nine months later it is Monday 8 May at ten again: the very instant at which the consent ends.
        assertThat(world.contact.consents().get(NEWS).expiresAt()).isEqualTo("2023-05-08T08:00:00Z");
        assertThat(world.turns()).hasSize(38).containsOnly("SENT");
        assertThat(world.enrolment()).isEmpty();
        assertThat(world.notes(NoteKind.ENROLMENT_ENDED)).containsExactly("CONSENT_EXPIRED");
    }

    @Test
    void takesNoTurnAtTheEndOfTheConsentWhicheverTimerRingsFirst() {
        world.now = MONDAY;
        world.agrees().until("2023-05-01T08:00:00Z");
        int before = world.turns().size();
        world.now = Instant.parse("2023-05-08T08:00:00Z");
        world.happens(new Event.TimerFired(world.now, "turn:news", world.now));

        assertThat(world.turns()).hasSize(before);
        assertThat(world.enrolment()).isEmpty();
    }

    @Test
    void takesNoSecondTurnInAPeriodThatHasItsRow() {
        world.agrees().stops().until(MONDAY);
        assertThat(world.turns()).containsExactly("CONSENT_STOPPED");
        moveTo(DayOfWeek.FRIDAY, LocalTime.of(18, 0));
        world.until("2022-08-09T08:00:00Z").resumes();

        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-19T16:00:00Z");
    }

    @Test
    void refusesATurnThatTheEndOfTheConsentOvertakes() {
        world.authors.situation.paused = true;
        world.happens(new Event.OptInGranted(
                world.now, "token", null, "Title of news", null, null, Instant.parse("2022-08-10T00:00:00Z"), false));
        world.until("2022-08-20T00:00:00Z");

        assertThat(world.turns()).containsExactly("CONSENT_EXPIRED");
        assertThat(world.enrolment()).isEmpty();
    }

    @Test
    void keepsGoingThroughARefreshedConsent() {
        world.agrees();
        Instant end = world.contact.consents().get(NEWS).expiresAt();
        world.until(end.minus(Duration.ofDays(1)));
        int before = world.turns().size();
        world.happens(new Event.OptInGranted(world.now, "token-2", null, "Title of news", null, null, null, true));
        world.until(end.plus(Duration.ofDays(28)));

        assertThat(world.turns()).hasSize(before + 4).containsOnly("SENT");
        assertThat(world.enrolment()).isPresent();
    }

    @Test
    void planningTwiceIsImpossible() {
        world.dispatches = false;
        world.agrees().until(MONDAY);
        Enrolment onItsWay = world.enrolment().orElseThrow();
        world.happens(new Event.TimerFired(world.now, "turn:news", MONDAY));
        world.happens(new Event.TimerFired(world.now, "turn:news", MONDAY));

        assertThat(world.turns()).containsExactly("DUE");
        assertThat(world.enrolment()).contains(onItsWay);
    }

    @Test
    void setsATimerAgainThatRangTooEarly() {
        world.agrees();
        world.timers.clear();
        world.happens(new Event.TimerFired(world.now, "turn:news", MONDAY));

        assertThat(world.timers).containsEntry("turn:news", MONDAY);
        assertThat(world.turns()).isEmpty();
    }

    @Test
    void movesAWaitingTurnWithTheSequencesTime() {
        world.agrees();
        moveTo(DayOfWeek.FRIDAY, LocalTime.of(18, 0));
        world.until("2022-08-12T16:00:00Z");

        assertThat(world.notifications())
                .extracting(row -> row.send.dueAt().toString())
                .containsExactly("2022-08-12T16:00:00Z");
    }

    private void moveTo(DayOfWeek day, LocalTime time) {
        Sequence old = world.authors.sequences.get(COURSE);
        world.authors.sequences.put(
                COURSE, new Sequence(old.id(), old.topic(), old.name(), old.steps(), time, day, null, true, true));
    }
}
