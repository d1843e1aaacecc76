package dev.rytm.core.decide;

import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Frame;
import dev.rytm.core.contact.StepId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a step leaves a run.
sealed interface Move {

    FlowRun run();

    /// On the next step.
    record On(FlowRun run) implements Move {}

    /// Waiting, as the run itself says for what.
    record Waits(FlowRun run) implements Move {}

    /// At its end.
    record Ends(FlowRun run, String reason) implements Move {}

    static Move ends(FlowRun run, Enum<?> reason) {
        return new Ends(run, reason.name());
    }

    /// Takes an exit. An absent one returns to the innermost caller that has a step to go on with, or ends the run.
    static Move through(FlowRun run, @Nullable StepId exit) {
        if (exit != null) {
            return new On(run.at(exit));
        }
        List<Frame> stack = new ArrayList<>(run.stack());
        while (!stack.isEmpty()) {
            Frame caller = stack.removeLast();
            if (caller.step() != null) {
                return new On(run.in(caller.flow(), caller.version(), caller.step(), stack));
            }
        }
        return ends(run, Why.FINISHED);
    }
}
