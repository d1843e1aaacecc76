package dev.rytm.core.check;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a run stands: a step, and the subflow calls to return to, innermost last.
record Position(Place place, List<Frame> stack) {

    Position {
        stack = List.copyOf(stack);
    }

    /// A call: the flow that called, and its step to return to (absent if it ends there).
    record Frame(FlowId flow, @Nullable StepId step) {}

    /// Takes an exit. An absent one returns to the innermost caller that has a step to go on with; empty if the run
    /// ends.
    Optional<Position> through(@Nullable StepId exit) {
        if (exit != null) {
            return Optional.of(new Position(new Place(place.flow(), exit), stack));
        }
        List<Frame> callers = new ArrayList<>(stack);
        while (!callers.isEmpty()) {
            Frame caller = callers.removeLast();
            if (caller.step() != null) {
                return Optional.of(new Position(new Place(caller.flow(), caller.step()), callers));
            }
        }
        return Optional.empty();
    }

    /// The calls to return to inside a subflow that is called here, to go on with `next` afterwards.
    List<Frame> calls(@Nullable StepId next) {
        List<Frame> callers = new ArrayList<>(stack);
        callers.add(new Frame(place.flow(), next));
        return callers;
    }
}
