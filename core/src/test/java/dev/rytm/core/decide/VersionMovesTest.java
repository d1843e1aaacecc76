package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.offer;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.step;
import static dev.rytm.core.decide.Authors.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.flow.Step.Target;
import dev.rytm.core.message.Payload;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What becomes of people inside a flow whose next version is published.
class VersionMovesTest {

    private static final FlowId MAIN = new FlowId("main");
    private static final FlowId SUB = new FlowId("sub");

    private final World world = new World();

    @Test
    void whoeverWaitsGoesOnInTheNewVersionWhenTheyWouldHaveGoneOn() {
        publish(1, wait("w", "a"), say("a", "Old", null));
        start();
        Instant due = world.now.plus(Duration.ofDays(1));
        publish(2, say("n", "First", "w"), wait("w", "b"), tag("b", "new", null));

        moves(2);

        assertThat(run().version()).isEqualTo(2);
        assertThat(run().waiting()).isEqualTo(new FlowRun.Waiting.Until(due));
        assertThat(world.notes(NoteKind.RUN_MOVED)).hasSize(1);
        world.until(due);
        assertThat(world.contact.tags()).containsExactly("new");
        assertThat(world.said()).isEmpty();
    }

    @Test
    void whoeverStandsWhereNothingIsAnyMoreStays() {
        publish(1, wait("w", "a"), tag("a", "old", null));
        start();
        publish(2, wait("other", null));

        moves(2);

        assertThat(run().version()).isEqualTo(1);
        assertThat(world.notes(NoteKind.RUN_STAYED)).containsExactly("STEP_GONE");
        world.until(world.now.plus(Duration.ofDays(1)));
        assertThat(world.contact.tags()).containsExactly("old");
    }

    @Test
    void aStepOfAnotherKindIsNotTheSame() {
        publish(1, wait("w", null));
        start();
        publish(2, say("w", "Hello", null));

        moves(2);

        assertThat(run().version()).isEqualTo(1);
    }

    @Test
    void nobodyWaitsForATapThatTheNewVersionDoesNotOffer() {
        world.writes("Hi");
        publish(1, offer("o", "a"), tag("a", "old", null));
        start();
        publish(2, say("o", "No buttons", null));

        moves(2);

        assertThat(run().version()).isEqualTo(1);
    }

    @Test
    void aTapOnTheOldMessageLeadsOnInTheNewVersion() {
        world.writes("Hi");
        publish(1, offer("o", "a"), tag("a", "old", null));
        start();
        publish(2, offer("o", "b"), tag("b", "new", null));

        moves(2);
        world.taps(new Payload.Go(MAIN, 1, new StepId("o"), "yes", null).encoded());

        assertThat(world.contact.tags()).containsExactly("new");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void aTapOfOldLeadsWhereItDidWhileNobodyWaitsForIt() {
        world.writes("Hi");
        publish(1, offer("o", "a"), tag("a", "old", null));
        publish(2, wait("o", null));
        start();

        world.taps(new Payload.Go(MAIN, 1, new StepId("o"), "yes", null).encoded());

        assertThat(world.contact.tags()).containsExactly("old");
        assertThat(run().version()).isEqualTo(2);
    }

    @Test
    void whoeverBeginsAgainDoesSoAtTheNewEntry() {
        world.writes("Hi");
        publish(1, wait("w", "a"), tag("a", "old", null));
        start();
        publish(2, say("n", "Anew", "w"), wait("w", "b"), tag("b", "new", null));

        restarts(2);

        assertThat(world.said()).containsExactly("Anew");
        assertThat(world.notes(NoteKind.RUN_RESTARTED)).hasSize(1);
        assertThat(world.timers).hasSize(1);
        world.until(world.now.plus(Duration.ofDays(1)));
        assertThat(world.contact.tags()).containsExactly("new");
    }

    @Test
    void nobodyBeginsAgainWhileTheirMessageIsOnItsWay() {
        world.writes("Hi");
        world.dispatches = false;
        publish(1, say("a", "Old", "t"), tag("t", "old", null));
        start();
        publish(2, say("n", "Anew", "a"), say("a", "New", "t"), tag("t", "new", null));

        restarts(2);
        assertThat(run().version()).isEqualTo(2);
        world.dispatches = true;
        world.writesLater("Hello");

        assertThat(world.said()).containsExactly("Old");
        assertThat(world.contact.tags()).containsExactly("new");
    }

    @Test
    void aSubflowReturnsIntoTheNewVersion() {
        subflow();
        publish(1, call("g", "a"), tag("a", "old", null));
        start();
        publish(2, call("g", "a"), tag("a", "new", null));

        moves(2);
        world.until(world.now.plus(Duration.ofDays(1)));

        assertThat(world.contact.tags()).containsExactly("new");
    }

    @Test
    void aCallThatTheNewVersionDoesNotHaveIsNamedNoMore() {
        subflow();
        publish(1, call("g", "a"), tag("a", "old", null));
        start();
        publish(2, tag("a", "new", null));

        moves(2);

        assertThat(run().stack()).containsExactly(new FlowRun.Frame(MAIN, 2, null, new StepId("a")));
    }

    @Test
    void whatCallsASubflowBeginsAgainAndLeavesIt() {
        subflow();
        publish(1, call("g", "a"), tag("a", "old", null));
        start();
        publish(2, tag("n", "new", null));

        restarts(2);

        assertThat(world.contact.tags()).containsExactly("new");
        assertThat(world.contact.runs()).isEmpty();
        assertThat(world.timers).isEmpty();
    }

    @Test
    void aSubflowThatBeginsAgainStillReturns() {
        subflow();
        publish(1, call("g", "a"), tag("a", "back", null));
        start();
        world.authors.flow(SUB, 2, FlowKind.SUBFLOW, tag("s", "sub", null));

        world.happens(new Event.VersionPublished(world.now, SUB, 2, true));

        assertThat(world.contact.tags()).containsExactly("back", "sub");
    }

    @Test
    void whoeverIsInTheNewVersionAlreadyOrInAnotherFlowIsLeftAlone() {
        publish(1, wait("w", null));
        publish(2, wait("w", null));
        start();
        world.authors.flow(SUB, 1, FlowKind.FLOW, wait("w", null));
        world.happens(new Event.FlowAsked(world.now, SUB));
        var before = world.contact;

        restarts(2);
        world.happens(new Event.VersionPublished(world.now, MAIN, 7, true));

        assertThat(world.contact).isEqualTo(before);
        assertThat(world.notes(NoteKind.RUN_STAYED)).isEmpty();
    }

    private void subflow() {
        world.authors.flow(SUB, 1, FlowKind.SUBFLOW, wait("s", null));
    }

    private void publish(int version, Step... steps) {
        world.authors.flow(MAIN, version, FlowKind.FLOW, steps);
    }

    private void start() {
        world.happens(new Event.FlowAsked(world.now, MAIN));
    }

    private void moves(int version) {
        world.happens(new Event.VersionPublished(world.now, MAIN, version, false));
    }

    private void restarts(int version) {
        world.happens(new Event.VersionPublished(world.now, MAIN, version, true));
    }

    private FlowRun run() {
        return world.contact.runs().getFirst();
    }

    private static Step wait(String id, @Nullable String next) {
        return new Step.WaitStep(new StepId(id), id, new Delay.For(Duration.ofDays(1)), step(next), null);
    }

    private static Step call(String id, String next) {
        return new Step.GoToStep(new StepId(id), id, new Target.ToSubflow(SUB), step(next));
    }
}
