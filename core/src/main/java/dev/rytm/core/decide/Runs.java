package dev.rytm.core.decide;

import dev.rytm.core.IdSource;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.policy.Reason;
import java.util.List;
import java.util.Optional;

/// The runs of a contact: how they begin, come to rest and end.
final class Runs {

    private final IdSource ids;

    Runs(IdSource ids) {
        this.ids = ids;
    }

    static String timer(FlowRun run) {
        return "run:" + run.id();
    }

    /// Starts the newest version of a flow at its entry.
    void start(Draft draft, FlowId flow, Origin origin) {
        Optional<Flow> newest = draft.catalog().flow(flow);
        if (newest.isEmpty()) {
            refuse(draft, flow, Why.FLOW_GONE);
            return;
        }
        start(draft, flow, newest.get().version(), newest.get().entry(), origin);
    }

    /// Starts a flow in one version and at one step: where a button led that was sent long ago.
    void start(Draft draft, FlowId flow, int version, StepId step, Origin origin) {
        if (draft.contact().standing() != Standing.NORMAL) {
            refuse(draft, flow, Reason.CONTACT_SUPPRESSED);
            return;
        }
        if (draft.catalog().flow(flow, version).isEmpty()) {
            refuse(draft, flow, Why.FLOW_GONE);
            return;
        }
        makeRoom(draft);
        FlowRun run = new FlowRun(
                ids.newId(), flow, version, step, new Waiting.Until(draft.now()), List.of(), origin, draft.now());
        draft.note(NoteKind.RUN_STARTED, "run", run.id(), "flow", flow, "version", version, "origin", word(origin));
        draft.makeReady(new Move.On(run, false));
    }

    private static String word(Origin origin) {
        return switch (origin) {
            case Origin.Direct _ -> "direct";
            case Origin.OnToken _ -> "on-token";
            case Origin.ConsentChange _ -> "consent-change";
        };
    }

    private static void refuse(Draft draft, FlowId flow, Enum<?> reason) {
        draft.note(NoteKind.RUN_REFUSED, "flow", flow, "reason", reason);
    }

    /// Nobody is in endless runs at once: the oldest one that has nothing on its way gives way. The team keeps whom
    /// it has.
    private static void makeRoom(Draft draft) {
        List<FlowRun> runs = draft.contact().runs();
        if (runs.size() >= FlowLimits.RUNS_PER_CONTACT) {
            runs.stream()
                    .filter(run ->
                            !(run.waiting() instanceof Waiting.ForSend) && !(run.waiting() instanceof Waiting.ForTeam))
                    .findFirst()
                    .ifPresent(oldest -> end(draft, oldest, Why.RUN_LIMIT.name()));
        }
    }

    /// Takes what a step has come to: a run that can go on becomes ready, one that waits is kept, one that ended
    /// goes.
    static void settle(Draft draft, Move move) {
        switch (move) {
            case Move.On on -> {
                draft.remove(on.run());
                draft.makeReady(on);
            }
            case Move.Waits waits -> rest(draft, waits.run());
            case Move.Ends ends -> end(draft, ends.run(), ends.reason());
        }
    }

    /// A turn has to speak at once: a run on the token that waits before its first message has sent nothing and
    /// ends.
    private static void rest(Draft draft, FlowRun run) {
        if (run.origin() instanceof Origin.OnToken token && token.first() && !speaks(draft, run)) {
            end(draft, run, Reason.FLOW_SENT_NOTHING.name());
            return;
        }
        draft.put(run);
        RunSteps.until(run).ifPresent(until -> draft.startTimer(timer(run), until));
    }

    private static boolean speaks(Draft draft, FlowRun run) {
        Draft.Turn turn = draft.turn();
        return turn != null
                && turn.planned()
                && run.waiting() instanceof Waiting.ForSend send
                && send.sendId().equals(turn.sendId());
    }

    static void end(Draft draft, FlowRun run, String reason) {
        RunSteps.until(run).filter(until -> until.isAfter(draft.now())).ifPresent(_ -> draft.cancelTimer(timer(run)));
        draft.remove(run);
        draft.note(NoteKind.RUN_ENDED, "run", run.id(), "flow", run.flow(), "reason", reason);
    }

    /// Lets a waiting run go on with a move of its own; its timer, if it had one, no longer matters.
    static void goOn(Draft draft, FlowRun waiting, Move move) {
        RunSteps.until(waiting)
                .filter(until -> until.isAfter(draft.now()))
                .ifPresent(_ -> draft.cancelTimer(timer(waiting)));
        draft.remove(waiting);
        settle(draft, move);
    }
}
