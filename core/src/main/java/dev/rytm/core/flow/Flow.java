package dev.rytm.core.flow;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import java.util.Map;

/// One published version of a flow: steps by their ids, and the one it begins with.
public record Flow(FlowId id, int version, String name, FlowKind kind, StepId entry, Map<StepId, Step> steps) {

    public Flow {
        steps = Map.copyOf(steps);
    }
}
