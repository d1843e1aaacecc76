package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Step.HandOverStep;
import dev.rytm.core.policy.Reason;
import java.time.Instant;
import java.util.List;

/// Hand-overs: while the team has a person, what they write and tap is for the team, and no flow speaks.
///
/// Consents live on as ever, and so do notifications: the person agreed to those, and no rule knows a hand-over. What a
/// flow does without a word goes on as well; where it would speak, it waits.
final class HandOvers {

    private HandOvers() {}

    static boolean last(Draft draft) {
        return draft.contact().handedOverUntil().isPresent();
    }

    /// A turn has to speak at once.
    static Move begin(Draft draft, FlowRun run, HandOverStep step) {
        if (run.origin() instanceof Origin.OnToken token && token.first()) {
            return Move.ends(run, Reason.FLOW_SENT_NOTHING);
        }
        Instant until = draft.now().plus(FlowLimits.HAND_OVER);
        draft.note(NoteKind.HAND_OVER_BEGUN, "run", run.id(), "flow", run.flow(), "step", run.step(), "until", until);
        String note = step.note() == null ? null : Team.text(draft, step.note());
        draft.add(new Effect.NotifyTeam(new TeamNotice(TeamNotice.Kind.HAND_OVER, note, run.flow(), run.step())));
        return new Move.Waits(run.waitingFor(new Waiting.ForTeam(until)));
    }

    /// Whether what the person did is for the team, and no business of a flow.
    static boolean take(Draft draft) {
        boolean lasts = last(draft);
        if (lasts) {
            draft.note(NoteKind.EVENT_IGNORED, "reason", Why.HANDED_OVER);
        }
        return lasts;
    }

    /// A run that would speak waits. What answers a stop or a resume waits for nothing and goes on without a word.
    static Move hold(Draft draft, FlowRun run) {
        boolean waits = !(run.origin() instanceof Origin.ConsentChange);
        NoteKind kind = waits ? NoteKind.RUN_WAITS : NoteKind.EVENT_IGNORED;
        draft.note(kind, "run", run.id(), "step", run.step(), "reason", Why.HANDED_OVER);
        return waits
                ? new Move.Waits(run.waitingFor(new Waiting.ForGiveBack()))
                : RunSteps.afterSend(draft, run, RunSteps.Said.FAILED, Why.HANDED_OVER.name());
    }

    static void giveBack(Draft draft, String by) {
        if (!last(draft)) {
            draft.note(NoteKind.EVENT_IGNORED, "reason", Why.STALE);
            return;
        }
        draft.note(NoteKind.HAND_OVER_GIVEN_BACK, "by", by);
        for (FlowRun run : draft.contact().runs()) {
            if (run.waiting() instanceof Waiting.ForTeam) {
                Runs.goOn(draft, run, RunSteps.afterTime(draft, run));
            }
        }
        release(draft);
    }

    /// Nobody gave the person back. Another flow may have handed them over as well, and later.
    static void runOut(Draft draft, FlowRun run) {
        Runs.goOn(draft, run, RunSteps.afterTime(draft, run));
        if (!last(draft)) {
            draft.note(NoteKind.HAND_OVER_OVER);
            release(draft);
        }
    }

    /// Lets those speak that had to wait.
    private static void release(Draft draft) {
        List<FlowRun> held = draft.contact().runs().stream()
                .filter(run -> run.waiting() instanceof Waiting.ForGiveBack)
                .toList();
        held.forEach(run -> Runs.goOn(draft, run, Move.again(run)));
    }
}
