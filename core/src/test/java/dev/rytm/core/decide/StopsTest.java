package dev.rytm.core.decide;

import static dev.rytm.core.testing.Situation.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StopsTest {

    /// Monday at ten in Warsaw, the first turn after the opt-in on Wednesday 3 August.
    private static final Instant MONDAY = Instant.parse("2022-08-08T08:00:00Z");

    private static final FlowId ASK = new FlowId("ask");

    private final World world = new World();

    @Test
    void restsAfterTheFirstTurnThatMeetsAStop() {
        world.agrees().stops().until("2022-09-22T08:00:00Z");

        assertThat(world.turns()).containsExactly("CONSENT_STOPPED");
        assertThat(world.enrolment().orElseThrow().paused()).isTrue();
        assertThat(world.timers).doesNotContainKey("turn:news");
    }

    @Test
    void goesOnWithTheSameStepAfterAResume() {
        world.agrees()
                .until("2022-08-08T09:00:00Z")
                .stops()
                .until("2022-08-16T09:00:00Z")
                .resumes();
        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-22T08:00:00Z");

        world.until("2022-08-22T08:00:00Z");

        assertThat(world.turns()).containsExactly("SENT", "CONSENT_STOPPED", "SENT");
        assertThat(world.said()).contains("Hello you", "Hello again");
    }

    @Test
    void noticesNothingOfAStopThatWasTakenBackBeforeTheTurn() {
        world.agrees().stops().resumes().stops().resumes().until(MONDAY);

        assertThat(world.turns()).containsExactly("SENT");
        assertThat(world.notes(NoteKind.ENROLMENT_PAUSED)).isEmpty();
    }

    @Test
    void keepsTheRowOfATurnThatAStopOvertookAndRestsWithTheNext() {
        world.dispatches = false;
        world.agrees().until(MONDAY);
        world.stops().until("2022-09-01T00:00:00Z");

        assertThat(world.turns()).containsExactly("CONSENT_STOPPED", "CONSENT_STOPPED");
        assertThat(world.enrolment().orElseThrow().paused()).isTrue();
        assertThat(world.effects).contains(new Effect.Withdraw(NEWS, Reason.CONSENT_STOPPED));
    }

    @Test
    void restsAfterATurnThatDispatchRefusedForAnEarlierStop() {
        world.dispatches = false;
        world.agrees().until(MONDAY);
        Row row = world.notifications().getFirst();
        row.reason = Reason.CONSENT_STOPPED;
        world.happens(new Event.NotificationsStopped(MONDAY.minusSeconds(60), "token", null, null, null));
        world.happens(new Event.SendEnded(
                world.now, row.send.id(), world.now, new SendOutcome.Refused(Reason.CONSENT_STOPPED, null)));

        assertThat(world.enrolment().orElseThrow().paused()).isTrue();
    }

    @Test
    void goesOnIfThePersonResumedBeforeTheWithdrawalWasHeard() {
        world.dispatches = false;
        world.agrees().until(MONDAY);
        String send = world.notifications().getFirst().send.id();
        world.rows.get(send).reason = Reason.CONSENT_STOPPED;
        world.stops().resumes();
        world.happens(
                new Event.SendEnded(world.now, send, world.now, new SendOutcome.Refused(Reason.CONSENT_STOPPED, null)));

        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-15T08:00:00Z");
    }

    /// A request may well follow an end: no reason of a consent refuses it.
    @Test
    void leavesAWaitingRequestAloneWhenTheStoppedConsentEnds() {
        world.authors.flow(ASK, new Step.ConsentStep(new StepId("ask"), "ask", NEWS, null, null));
        world.agrees().stops();
        Instant end = world.contact.consents().get(NEWS).expiresAt();
        world.until(end.minusSeconds(60));
        world.dispatches = false;
        world.writes("hi").happens(new Event.FlowAsked(world.now, ASK)).until(end);

        assertThat(world.contact.consents().get(NEWS).status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(world.effects).contains(new Effect.Withdraw(NEWS, Reason.CONSENT_EXPIRED));
        assertThat(world.rows.values().stream()
                        .filter(row -> row.send.kind() == PlannedSend.Kind.OPT_IN_REQUEST)
                        .map(World::word))
                .containsExactly("DUE");
    }
}
