package dev.rytm.core.decide;

import dev.rytm.core.IdSource;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Frame;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Conditions;
import dev.rytm.core.flow.Delays;
import dev.rytm.core.flow.Exit;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.flow.Step.Target;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries runs from step to step until they must wait or end.
///
/// A run has at most one message on its way: after each it waits for the outcome, so what it says arrives in order.
final class FlowWalk {

    private final IdSource ids;
    private final Actions actions;
    private final Speech speech;

    FlowWalk(IdSource ids, Actions actions, Speech speech) {
        this.ids = ids;
        this.actions = actions;
        this.speech = speech;
    }

    /// Walks every run that is ready, until none is.
    void drain(Draft draft) {
        for (Move.On ready = draft.nextReady(); ready != null; ready = draft.nextReady()) {
            walk(draft, ready);
        }
    }

    private void walk(Draft draft, Move.On ready) {
        Move move = ready;
        while (move instanceof Move.On on) {
            move = draft.takesStep() ? pass(draft, on) : Move.ends(on.run(), Why.STEP_LIMIT);
        }
        Runs.settle(draft, move);
    }

    private Move pass(Draft draft, Move.On on) {
        FlowRun run = on.run();
        Step step = RunSteps.step(draft, run).orElse(null);
        if (step == null) {
            return Move.ends(run, Why.STEP_GONE);
        }
        NoteKind kind = on.again() ? NoteKind.STEP_RETRIED : NoteKind.STEP_PASSED;
        draft.note(kind, "run", run.id(), "flow", run.flow(), "step", run.step());
        return switch (step) {
            case Step.MessageStep message -> speech.say(draft, run, message.message());
            case Step.QuestionStep question -> speech.say(draft, run, question.message());
            case Step.ConsentStep consent -> speech.ask(draft, run, consent);
            case Step.ConditionStep condition ->
                Move.through(
                        draft,
                        run,
                        new Conditions(draft.contact(), zone(draft, run), draft.now()).hold(condition.condition())
                                ? Exit.match(condition.match())
                                : Exit.otherwise(condition.otherwise()));
            case Step.ActionStep action -> {
                action.actions().forEach(each -> actions.apply(draft, run, each));
                yield Move.through(draft, run, Exit.next(action.next()));
            }
            case Step.WaitStep wait -> wait(draft, run, wait.delay());
            case Step.SplitStep split -> branch(draft, run, split.branches());
            case Step.GoToStep goTo -> goTo(draft, run, goTo);
            case Step.HandOverStep handOver -> HandOvers.begin(draft, run, handOver);
            case Step.EndStep _ -> Move.back(draft, run);
        };
    }

    private static Move wait(Draft draft, FlowRun run, Delay delay) {
        return switch (delay) {
            case Delay.For wait ->
                new Move.Waits(run.waitingFor(new Waiting.Until(draft.now().plus(wait.duration()))));
            case Delay.UntilTime wait ->
                new Move.Waits(run.waitingFor(
                        new Waiting.Until(Delays.next(wait.time(), wait.days(), zone(draft, run), draft.now()))));
            case Delay.UntilReply wait ->
                RunSteps.forReply(
                        run, wait.timeout() == null ? null : draft.now().plus(wait.timeout()));
        };
    }

    private Move branch(Draft draft, FlowRun run, List<Step.Branch> branches) {
        int chance = ids.percent();
        for (int place = 0; place < branches.size(); place++) {
            chance -= branches.get(place).percent();
            if (chance < 0) {
                return Move.through(
                        draft, run, Exit.branch(place, branches.get(place).next()));
            }
        }
        return Move.back(draft, run);
    }

    private static Move goTo(Draft draft, FlowRun run, Step.GoToStep step) {
        return switch (step.target()) {
            case Target.ToStep target -> Move.through(draft, run, Exit.target(target.step()));
            case Target.ToFlow target -> enter(draft, run, target.flow(), List.of());
            case Target.ToSubflow target -> {
                List<Frame> stack = new ArrayList<>(run.stack());
                stack.add(new Frame(run.flow(), run.version(), step.id(), step.next()));
                yield stack.size() > FlowLimits.SUBFLOW_DEPTH
                        ? Move.ends(run, Why.SUBFLOW_LIMIT)
                        : enter(draft, run, target.flow(), stack);
            }
        };
    }

    private static Move enter(Draft draft, FlowRun run, FlowId target, List<Frame> stack) {
        Optional<Flow> flow = draft.catalog().flow(target);
        return flow.isEmpty()
                ? Move.ends(run, Why.FLOW_GONE)
                : Move.on(run.in(target, flow.get().version(), flow.get().entry(), stack));
    }

    private static ZoneId zone(Draft draft, FlowRun run) {
        TopicId topic = switch (run.origin()) {
            case Origin.OnToken token -> token.topic();
            case Origin.ConsentChange change -> change.topic();
            case Origin.Direct _ -> null;
        };
        return draft.zone(topic);
    }
}
