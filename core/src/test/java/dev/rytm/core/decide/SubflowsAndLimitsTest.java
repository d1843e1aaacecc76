package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.act;
import static dev.rytm.core.decide.Authors.offer;
import static dev.rytm.core.decide.Authors.say;
import static dev.rytm.core.decide.Authors.step;
import static dev.rytm.core.decide.Authors.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubflowsAndLimitsTest {

    private static final FlowId MAIN = new FlowId("main");
    private static final FlowId OTHER = new FlowId("other");
    private static final FlowId SUB = new FlowId("sub");

    private final World world = new World();

    @Test
    void callsSubflowsAndReturns() {
        world.authors.flow(
                SUB, 1, FlowKind.SUBFLOW, tag("s", "called", "end"), new Step.EndStep(new StepId("end"), "end"));
        world.authors.flow(MAIN, goTo("g", new Target.ToSubflow(SUB), "a"), say("a", "Back", null));
        start();

        assertThat(world.contact.tags()).contains("called");
        assertThat(world.said()).containsExactly("Back");
    }

    @Test
    void endsWithTheSubflowIfItsCallerHasNothingToGoOnWith() {
        world.authors.flow(SUB, 1, FlowKind.SUBFLOW, say("s", "Sub", null));
        world.authors.flow(MAIN, goTo("g", new Target.ToSubflow(SUB), null));
        start();

        assertThat(world.said()).containsExactly("Sub");
        assertThat(world.notes(NoteKind.RUN_ENDED)).containsExactly("FINISHED");
    }

    /// Both callers wait at one step.
    @Test
    void returnsFromATapToWhoeverSpoke() {
        startBoth();
        List<String> runs = world.contact.runs().stream().map(run -> run.id()).toList();

        world.taps("go|sub|1|s|yes|" + runs.getFirst()).taps("go|sub|1|s|yes|" + runs.getLast());

        assertThat(world.said()).containsExactly("Shall we?", "Shall we?", "Back in main", "Back in the other");
    }

    /// An old message is tapped again: the same question was put once more meanwhile, and this is an answer to it.
    @Test
    void aTapOfARunThatWentOnAnswersWhoeverStillWaitsThere() {
        startBoth();
        String first = world.contact.runs().getFirst().id();

        world.taps("go|sub|1|s|yes|" + first).taps("go|sub|1|s|yes|" + first);

        assertThat(world.said()).containsExactly("Shall we?", "Shall we?", "Back in main", "Back in the other");
    }

    /// Nobody waits there any more. The exit is taken anew, without a caller to return to.
    @Test
    void aTapOfARunThatEndedBeginsAtItsExit() {
        world.authors.flow(MAIN, offer("o", "a"), say("a", "Fine", null));
        start();
        String tap = "go|main|1|o|yes|" + world.contact.runs().getFirst().id();

        world.taps(tap).taps(tap);

        assertThat(world.said()).containsExactly("Shall we?", "Fine", "Fine");
        assertThat(world.contact.runs()).isEmpty();
    }

    /// Messages of old do not tell their runs apart: who spoke last is who was answered.
    @Test
    void returnsFromATapOfOldToWhoeverCalledLast() {
        startBoth();

        world.taps("go|sub|1|s|yes").taps("go|sub|1|s|yes");

        assertThat(world.said()).containsExactly("Shall we?", "Shall we?", "Back in the other", "Back in main");
    }

    @Test
    void doesNotReturnFromAnotherFlow() {
        world.authors.flow(SUB, 1, FlowKind.FLOW, say("s", "Elsewhere", null));
        world.authors.flow(MAIN, goTo("g", new Target.ToFlow(SUB), "a"), say("a", "Never", null));
        start();

        assertThat(world.said()).containsExactly("Elsewhere");
    }

    @Test
    void endsACircleOfStepsAtTheLimit() {
        world.authors.flow(MAIN, act("a", new Action.AddTag("x"), "b"), act("b", new Action.RemoveTag("x"), "a"));
        start();

        assertThat(world.notes(NoteKind.STEP_PASSED)).hasSize(FlowLimits.STEPS_PER_EVENT);
        assertThat(world.notes(NoteKind.RUN_ENDED)).containsExactly("STEP_LIMIT");
        assertThat(world.contact.runs()).isEmpty();
    }

    @Test
    void endsACircleOfSubflowsAtItsDepth() {
        world.authors.flow(SUB, 1, FlowKind.SUBFLOW, goTo("s", new Target.ToSubflow(SUB), "s"));
        world.authors.flow(MAIN, goTo("g", new Target.ToSubflow(SUB), "g"));
        start();

        assertThat(world.notes(NoteKind.RUN_ENDED)).containsExactly("SUBFLOW_LIMIT");
        assertThat(world.notes(NoteKind.STEP_PASSED)).hasSize(FlowLimits.SUBFLOW_DEPTH + 1);
    }

    @Test
    void keepsARunAtMostInTheNumberAllowed() {
        world.authors.flow(MAIN, new Step.WaitStep(new StepId("w"), "w", new Step.Delay.UntilReply(null), null, null));
        for (int i = 0; i <= FlowLimits.RUNS_PER_CONTACT; i++) {
            world.happens(new Event.FlowAsked(world.now, MAIN));
        }

        assertThat(world.contact.runs()).hasSize(FlowLimits.RUNS_PER_CONTACT);
        assertThat(world.notes(NoteKind.RUN_ENDED)).containsExactly("RUN_LIMIT");
    }

    @Test
    void letsOnlyARunGiveWayThatHasNothingOnItsWay() {
        FlowId speaking = new FlowId("speaking");
        world.dispatches = false;
        world.authors.flow(speaking, say("s", "Hi", null));
        world.authors.flow(MAIN, new Step.WaitStep(new StepId("w"), "w", new Step.Delay.UntilReply(null), null, null));
        world.writes("hello");
        world.happens(new Event.FlowAsked(world.now, speaking));
        for (int i = 0; i < FlowLimits.RUNS_PER_CONTACT; i++) {
            world.happens(new Event.FlowAsked(world.now, MAIN));
        }

        assertThat(world.contact.runs()).hasSize(FlowLimits.RUNS_PER_CONTACT);
        assertThat(world.contact.runs().getFirst().flow()).isEqualTo(speaking);
        assertThat(world.notes(NoteKind.RUN_ENDED)).containsExactly("RUN_LIMIT");
    }

    @Test
    void endsWhereAStepIsGone() {
        world.authors.flow(MAIN, tag("a", "x", "gone"));
        start();

        assertThat(world.notes(NoteKind.RUN_ENDED)).containsExactly("STEP_GONE");
    }

    private void startBoth() {
        world.authors.flow(SUB, 1, FlowKind.SUBFLOW, offer("s", "end"), new Step.EndStep(new StepId("end"), "end"));
        world.authors.flow(MAIN, goTo("g", new Target.ToSubflow(SUB), "a"), say("a", "Back in main", null));
        world.authors.flow(OTHER, goTo("g", new Target.ToSubflow(SUB), "a"), say("a", "Back in the other", null));
        start();
        world.happens(new Event.FlowAsked(world.now, OTHER));
    }

    private void start() {
        world.writes("hello");
        world.happens(new Event.FlowAsked(world.now, MAIN));
    }

    private static Step goTo(String id, Target target, @Nullable String next) {
        return new Step.GoToStep(new StepId(id), id, target, step(next));
    }
}
