package dev.rytm.core.check;

import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// One edit that removes a finding: the step that the flow then begins with, the steps that are new or changed, and
/// those that go.
public record Fix(Kind kind, StepId entry, Map<StepId, Step> changed, Set<StepId> removed) {

    public Fix {
        changed = Map.copyOf(changed);
        removed = Set.copyOf(removed);
    }

    /// What the edit does; each has a sentence.
    public enum Kind {
        /// Puts a question in front of the step: is the window open? If not, the step is left out.
        CHECK_WINDOW,
        /// Puts a wait of one day into a loop.
        WAIT_A_DAY,
        /// Leads past a step.
        PASS_BY,
        /// Takes a step away.
        REMOVE_STEP,
        /// Takes an exit away that leads to no step.
        REMOVE_EXIT
    }

    /// The flow after the edit.
    public Flow appliedTo(Flow flow) {
        Map<StepId, Step> steps = new HashMap<>(flow.steps());
        steps.putAll(changed);
        steps.keySet().removeAll(removed);
        return new Flow(flow.id(), flow.version(), flow.name(), flow.kind(), entry, steps);
    }
}
