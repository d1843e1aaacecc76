package dev.rytm.core.decide;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Frame;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.Step;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Carries a person's runs out of older versions of a flow into the one that was published, as its author chose.
///
/// A run that goes on waits for what it waited for, and as long. A run whose message is just on its way is never
/// begun again: its answer would come to a step that did not ask, and two of its messages could cross. Nor is one
/// that handed the person over: the team would lose them.
final class VersionMoves {

    private final Draft draft;
    private final Flow next;

    private VersionMoves(Draft draft, Flow next) {
        this.draft = draft;
        this.next = next;
    }

    static void follow(Draft draft, Event.VersionPublished event) {
        draft.catalog().flow(event.flow(), event.version()).ifPresent(next -> {
            VersionMoves moves = new VersionMoves(draft, next);
            for (FlowRun run : draft.contact().runs()) {
                OptionalInt from = moves.olderVersion(run);
                if (from.isPresent()) {
                    moves.carry(run, from.getAsInt(), event.restarts());
                }
            }
        });
    }

    private void carry(FlowRun run, int from, boolean restarts) {
        if (restarts && mayBegin(run)) {
            note(NoteKind.RUN_RESTARTED, run, from);
            Runs.goOn(draft, run, Move.on(run.in(next.id(), next.version(), next.entry(), callersOf(run))));
            return;
        }
        FlowRun moved = moved(run);
        if (moved.equals(run)) {
            draft.note(NoteKind.RUN_STAYED, "run", run.id(), "flow", next.id(), "from", from, "reason", Why.STEP_GONE);
        } else {
            note(NoteKind.RUN_MOVED, run, from);
            draft.change(contact -> contact.withRuns(contact.runs().stream()
                    .map(other -> other.equals(run) ? moved : other)
                    .toList()));
        }
    }

    private static boolean mayBegin(FlowRun run) {
        return !(run.waiting() instanceof Waiting.ForSend) && !(run.waiting() instanceof Waiting.ForTeam);
    }

    private void note(NoteKind kind, FlowRun run, int from) {
        draft.note(kind, "run", run.id(), "flow", next.id(), "from", from, "version", next.version());
    }

    /// The older version that a run is in, itself or to return to.
    private OptionalInt olderVersion(FlowRun run) {
        return IntStream.concat(
                        IntStream.of(run.version()).filter(_ -> isOlder(run)),
                        run.stack().stream().filter(this::isOlder).mapToInt(Frame::version))
                .findFirst();
    }

    private boolean isOlder(FlowRun run) {
        return run.flow().equals(next.id()) && run.version() < next.version();
    }

    private boolean isOlder(Frame frame) {
        return frame.flow().equals(next.id()) && frame.version() < next.version();
    }

    /// Whoever called the flow that begins again: below its outermost call.
    private List<Frame> callersOf(FlowRun run) {
        return run.stack().stream().takeWhile(frame -> !isOlder(frame)).toList();
    }

    private FlowRun moved(FlowRun run) {
        List<Frame> stack = run.stack().stream().map(this::moved).toList();
        return isOlder(run) && canWait(run)
                ? run.in(next.id(), next.version(), run.step(), stack)
                : run.in(run.flow(), run.version(), run.step(), stack);
    }

    /// Whether it leads on matters, not whether the step that called is still there: one that is gone is named no
    /// more.
    private Frame moved(Frame frame) {
        boolean leadsOn = frame.step() == null || next.steps().containsKey(frame.step());
        if (!isOlder(frame) || !leadsOn) {
            return frame;
        }
        StepId goTo = frame.goTo() != null && next.steps().containsKey(frame.goTo()) ? frame.goTo() : null;
        return new Frame(next.id(), next.version(), goTo, frame.step());
    }

    /// Whether the step of the new version is of the kind that the run stands on, and offers what it waits for.
    private boolean canWait(FlowRun run) {
        Step now = RunSteps.step(draft, run).orElse(null);
        Step then = next.steps().get(run.step());
        if (now == null || then == null || now.getClass() != then.getClass()) {
            return false;
        }
        return !(then instanceof Step.MessageStep message
                && message.exits().isEmpty()
                && run.waiting() instanceof Waiting.ForReply);
    }
}
