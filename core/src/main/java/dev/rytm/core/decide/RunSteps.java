package dev.rytm.core.decide;

import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.flow.Exit;
import dev.rytm.core.flow.Step;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a waiting run goes on once what it waited for has come.
final class RunSteps {

    private RunSteps() {}

    /// How the message of the current step fared.
    enum Said {
        /// It was sent, or may have been.
        SENT,
        /// It may be said later, when the person comes back.
        NOT_NOW,
        /// It will not be said.
        FAILED
    }

    static Optional<Step> step(Draft draft, FlowRun run) {
        return draft.catalog()
                .flow(run.flow(), run.version())
                .map(flow -> flow.steps().get(run.step()));
    }

    static Move afterSend(Draft draft, FlowRun run, Said said, String reason) {
        Step step = step(draft, run).orElse(null);
        boolean waits = said == Said.NOT_NOW && !(run.origin() instanceof Origin.ConsentChange);
        return switch (step) {
            case Step.MessageStep message -> {
                if (waits) {
                    yield forInteraction(draft, run, reason);
                }
                boolean tapsAreOffered = said == Said.SENT && !message.exits().isEmpty();
                yield tapsAreOffered ? forReply(run, null) : Move.through(draft, run, Exit.next(message.next()));
            }
            case Step.QuestionStep question -> {
                if (waits) {
                    yield forInteraction(draft, run, reason);
                }
                yield said == Said.SENT
                        ? forReply(
                                run,
                                question.timeout() == null ? null : draft.now().plus(question.timeout()))
                        : Move.through(draft, run, Exit.otherwise(question.otherwise()));
            }
            case Step.ConsentStep consent ->
                Move.through(
                        draft,
                        run,
                        said == Said.SENT ? Exit.asked(consent.asked()) : Exit.otherwise(consent.otherwise()));
            case null -> Move.ends(run, Why.STEP_GONE);
            case Step.ConditionStep _,
                    Step.ActionStep _,
                    Step.WaitStep _,
                    Step.SplitStep _,
                    Step.GoToStep _,
                    Step.HandOverStep _,
                    Step.EndStep _ -> Move.ends(run, Why.STEP_GONE);
        };
    }

    /// The instant that a run waits for came.
    static Move afterTime(Draft draft, FlowRun run) {
        Step step = step(draft, run).orElse(null);
        return switch (step) {
            case Step.WaitStep wait ->
                Move.through(
                        draft,
                        run,
                        run.waiting() instanceof Waiting.Until ? Exit.next(wait.next()) : Exit.timeout(wait.timeout()));
            case Step.QuestionStep question -> Move.through(draft, run, Exit.otherwise(question.otherwise()));
            case Step.HandOverStep handOver -> Move.through(draft, run, Exit.next(handOver.next()));
            case null -> Move.ends(run, Why.STEP_GONE);
            case Step.MessageStep _,
                    Step.ConsentStep _,
                    Step.ConditionStep _,
                    Step.ActionStep _,
                    Step.SplitStep _,
                    Step.GoToStep _,
                    Step.EndStep _ -> Move.ends(run, Why.STEP_GONE);
        };
    }

    static Move forReply(FlowRun run, @Nullable Instant until) {
        return new Move.Waits(run.waitingFor(new Waiting.ForReply(until)));
    }

    private static Move forInteraction(Draft draft, FlowRun run, String reason) {
        draft.note(NoteKind.RUN_WAITS, "run", run.id(), "step", run.step(), "reason", reason);
        return new Move.Waits(run.waitingFor(new Waiting.ForInteraction()));
    }

    /// The instant at which a run stops waiting by itself, if there is one.
    static Optional<Instant> until(FlowRun run) {
        return switch (run.waiting()) {
            case Waiting.Until until -> Optional.of(until.until());
            case Waiting.ForReply reply -> Optional.ofNullable(reply.until());
            case Waiting.ForTeam team -> Optional.of(team.until());
            case Waiting.ForSend _, Waiting.ForInteraction _, Waiting.ForGiveBack _ -> Optional.empty();
        };
    }
}
