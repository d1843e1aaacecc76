package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Frame;
import dev.rytm.core.flow.Exit;
import java.util.ArrayList;
import java.util.List;

/// Where a step leaves a run.
sealed interface Move {

    FlowRun run();

    /// On the next step, or `again` on a step that could not speak when it was come to.
    record On(FlowRun run, boolean again) implements Move {}

    /// Waiting, as the run itself says for what.
    record Waits(FlowRun run) implements Move {}

    /// At its end.
    record Ends(FlowRun run, String reason) implements Move {}

    static Move ends(FlowRun run, Enum<?> reason) {
        return new Ends(run, reason.name());
    }

    static Move on(FlowRun run) {
        return new On(run, false);
    }

    static Move again(FlowRun run) {
        return new On(run, true);
    }

    /// Takes an exit; through one that leads nowhere, as [#back] does.
    static Move through(Draft draft, FlowRun run, Exit exit) {
        draft.add(new Effect.CountExit(run.flow(), run.step(), exit.name()));
        return exit.to() == null ? back(draft, run) : on(run.at(exit.to()));
    }

    /// Returns to the innermost caller that has a step to go on with, or ends the run.
    static Move back(Draft draft, FlowRun run) {
        List<Frame> stack = new ArrayList<>(run.stack());
        while (!stack.isEmpty()) {
            Frame caller = stack.removeLast();
            if (caller.goTo() != null) {
                draft.add(new Effect.CountExit(caller.flow(), caller.goTo(), Exit.NEXT));
            }
            if (caller.step() != null) {
                return on(run.in(caller.flow(), caller.version(), caller.step(), stack));
            }
        }
        return ends(run, Why.FINISHED);
    }
}
