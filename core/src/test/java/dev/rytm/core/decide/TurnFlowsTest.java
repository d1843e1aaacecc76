package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.act;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.tag;
import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.sequence.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnFlowsTest {

    /// Monday at ten in Warsaw, the first turn after the opt-in on Wednesday 3 August.
    private static final Instant MONDAY = Instant.parse("2022-08-08T08:00:00Z");

    private final World world = new World();

    @Test
    void refusesATurnWhoseFlowSaysNothingAndPassesItsStep() {
        world.authors.flow(WEEK_ONE, tag("mark", "marked", null));
        world.agrees().until("2022-08-15T08:00:00Z");

        assertThat(world.turns()).containsExactly("FLOW_SENT_NOTHING", "SENT");
        assertThat(world.said()).containsExactly("Hello again");
        assertThat(world.contact.tags()).contains("marked");
    }

    @Test
    void refusesATurnWhoseFlowWaitsBeforeItSpeaks() {
        world.authors.flow(
                WEEK_ONE,
                new Step.WaitStep(
                        new StepId("wait"), "wait", new Step.Delay.For(Duration.ofHours(1)), new StepId("hello"), null),
                say("hello", "Hello", null));
        world.agrees().until("2022-08-09T08:00:00Z");

        assertThat(world.turns()).containsExactly("FLOW_SENT_NOTHING");
        assertThat(world.contact.runs()).isEmpty();
        assertThat(world.said()).isEmpty();
    }

    /// Were it asked, the turn would end with nothing sent, and nobody would go on with the answer.
    @Test
    void asksForNoConsentBeforeItsFirstMessage() {
        world.authors.topic(OTHER, Frequency.WEEKLY, ZoneId.of("Asia/Tokyo"));
        world.authors.flow(
                WEEK_ONE, ask("asked", "hello"), say("asked", "Please do", null), say("hello", "Hello", null));
        world.agrees().until(MONDAY.minusSeconds(60)).writes("hi").until(MONDAY);

        assertThat(world.turns()).containsExactly("SENT");
        assertThat(world.said()).containsExactly("Hello");
        assertThat(world.notes(NoteKind.EVENT_IGNORED)).containsExactly("TURN_SPEAKS_FIRST");
    }

    @Test
    void refusesATurnWhoseFlowOnlyAsks() {
        world.authors.topic(OTHER, Frequency.WEEKLY, ZoneId.of("Asia/Tokyo"));
        world.authors.flow(WEEK_ONE, ask(null, null));
        world.agrees().until(MONDAY.minusSeconds(60)).writes("hi").until(MONDAY);

        assertThat(world.turns()).containsExactly("FLOW_SENT_NOTHING");
        assertThat(world.rows).hasSize(1);
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void asksForConsentAfterItsFirstMessageAndTakesTheExit() {
        world.authors.topic(OTHER, Frequency.WEEKLY, ZoneId.of("Asia/Tokyo"));
        world.authors.flow(WEEK_ONE, say("hello", "Hello", "ask"), ask("asked", null), say("asked", "Please do", null));
        world.agrees().until(MONDAY.minusSeconds(60)).writes("hi").until(MONDAY);

        assertThat(world.said()).containsExactly("Hello", "Title of other", "Please do");
    }

    private static Step ask(@Nullable String asked, @Nullable String otherwise) {
        return new Step.ConsentStep(new StepId("ask"), "ask", OTHER, Authors.step(asked), Authors.step(otherwise));
    }

    @Test
    void comesAtTheLocalTimeOfItsOwnTopic() {
        world.authors.topic(OTHER, Frequency.WEEKLY, ZoneId.of("Asia/Tokyo"));
        world.agrees();
        world.now = world.now.plusSeconds(60);
        world.happens(new Event.OptInGranted(
                world.now, "other", null, "Title of other", Frequency.WEEKLY, null, null, false));
        world.happens(new Event.LeaveAsked(world.now, COURSE));
        world.happens(new Event.EnrolmentAsked(world.now, COURSE, false));

        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo(MONDAY);
    }

    @Test
    void beginsNothingAnewWithAResume() {
        world.agrees().happens(new Event.LeaveAsked(world.now, COURSE));
        world.stops().resumes();
        assertThat(world.enrolment()).isEmpty();

        world.now = world.now.plusSeconds(1);
        world.agrees();
        assertThat(world.enrolment()).isPresent();
    }

    @Test
    void refusesATurnWhoseFlowIsGone() {
        world.agrees();
        world.authors.published.remove(WEEK_ONE);
        world.until(MONDAY);

        assertThat(world.turns()).containsExactly("FLOW_SENT_NOTHING");
        assertThat(world.notes(NoteKind.RUN_REFUSED)).containsExactly("FLOW_GONE");
    }

    @Test
    void writesOneRowForATurnWhoseFlowLeavesTheSequence() {
        world.authors.flow(WEEK_ONE, act("leave", new Action.Leave(COURSE), "hello"), say("hello", "Hello", null));
        world.agrees().until("2022-08-22T08:00:00Z");

        assertThat(world.turns()).containsExactly("SENT");
        assertThat(world.enrolment()).isEmpty();
    }

    @Test
    void refusesATurnWhoseFlowStopsTheTopicBeforeItSpeaks() {
        world.authors.flow(WEEK_ONE, act("stop", new Action.StopTopic(NEWS), "hello"), say("hello", "Hello", null));
        world.agrees().until("2022-08-22T08:00:00Z");

        assertThat(world.turns()).containsExactly("CONSENT_STOPPED");
        assertThat(world.enrolment().orElseThrow().paused()).isTrue();
    }

    @Test
    void saysLaterMessagesInTheWindowOrWaitsForThePerson() {
        world.authors.flow(WEEK_ONE, say("hello", "Hello", "more"), say("more", "More", null));
        world.agrees().until(MONDAY);
        assertThat(world.said()).containsExactly("Hello");
        assertThat(world.contact.runs())
                .extracting(FlowRun::waiting)
                .containsExactly(new FlowRun.Waiting.ForInteraction());

        world.writes("oh?");

        assertThat(world.said()).containsExactly("Hello", "More");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void goesOnAtOnceIfTheWindowIsOpen() {
        world.authors.flow(WEEK_ONE, say("hello", "Hello", "more"), say("more", "More", null));
        world.agrees().until(MONDAY.minusSeconds(60)).writes("hi").until(MONDAY);

        assertThat(world.said()).containsExactly("Hello", "More");
        assertThat(world.rows.values())
                .extracting(row -> row.send.kind())
                .containsExactly(Kind.NOTIFICATION, Kind.MESSAGE);
    }

    @Test
    void countsAnUnknownOutcomeAsDone() {
        world.meta = _ -> new SendOutcome.Unknown(world.now.plusSeconds(10));
        world.agrees().until("2022-08-15T08:00:00Z");

        assertThat(world.turns()).containsExactly("UNKNOWN", "UNKNOWN");
        assertThat(world.said()).containsExactly("Hello you", "Hello again");
        assertThat(world.contact.history().notifications())
                .allMatch(sent ->
                        sent.unknown() && sent.sentAt().equals(sent.startedAt().plusSeconds(10)));
    }

    @Test
    void keepsTheStepOfATurnThatFailedAndPassesOneThatMetaWillNotShow() {
        world.meta = _ -> new SendOutcome.Failed(Rejection.THROTTLED, 613, null, "too fast");
        world.agrees().until(MONDAY);
        world.meta = _ -> new SendOutcome.Failed(Rejection.CONTENT, 100, null, "no such picture");
        world.until("2022-08-22T08:00:00Z");

        assertThat(world.turns()).containsExactly("FAILED", "FAILED", "FAILED");
        assertThat(world.said()).containsExactly("Hello you", "Hello you", "Hello again");
    }

    @Test
    void passesOverAStepThatWasSwitchedOffWithoutWaiting() {
        world.agrees();
        world.authors.sequence(
                true,
                true,
                new Sequence.SequenceStep(new StepId("first"), WEEK_ONE, false),
                Authors.turn("second", Authors.WEEK_TWO));
        world.until(MONDAY);

        assertThat(world.said()).containsExactly("Hello again");
    }
}
