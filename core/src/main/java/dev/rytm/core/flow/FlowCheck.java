package dev.rytm.core.flow;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowProblem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that keeps a flow from being published: what it refers to and does not find, and what is out of
/// bounds.
public final class FlowCheck {

    /// What a page has that a flow may refer to.
    public record Known(Set<TopicId> topics, Set<SequenceId> sequences, Map<FlowId, FlowKind> flows) {

        public Known {
            topics = Set.copyOf(topics);
            sequences = Set.copyOf(sequences);
            flows = Map.copyOf(flows);
        }
    }

    private final Flow flow;
    private final List<FlowProblem> problems = new ArrayList<>();

    private FlowCheck(Flow flow) {
        this.flow = flow;
    }

    /// The problems of a flow, step by step in the order of their ids; empty if it may be published.
    public static List<FlowProblem> problems(Flow flow, Known known) {
        FlowCheck check = new FlowCheck(flow);
        check.checkFlow();
        StepCheck steps = new StepCheck(flow, known, check.problems);
        flow.steps().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(StepId::value)))
                .forEach(entry -> {
                    check.checkId(entry.getKey(), entry.getValue());
                    steps.check(entry.getValue());
                });
        return List.copyOf(check.problems);
    }

    private void checkFlow() {
        if (flow.name().isBlank()) {
            add(null, Kind.NAME_EMPTY, "name", "The flow has no name: give it one.");
        } else if (flow.name().length() > FlowLimits.NAME_LENGTH) {
            add(
                    null,
                    Kind.NAME_TOO_LONG,
                    "name",
                    "The flow's name is longer than " + FlowLimits.NAME_LENGTH + " characters: shorten it.");
        }
        if (flow.steps().isEmpty()) {
            add(null, Kind.NO_STEPS, "steps", "The flow has no steps: draw at least one.");
        } else if (!flow.steps().containsKey(flow.entry())) {
            add(
                    null,
                    Kind.ENTRY_MISSING,
                    "entry",
                    "The flow begins with step " + flow.entry() + ", which does not exist: choose another.");
        }
        if (flow.steps().size() > FlowLimits.STEPS_PER_FLOW) {
            add(
                    null,
                    Kind.TOO_MANY_STEPS,
                    "steps",
                    "The flow has more than " + FlowLimits.STEPS_PER_FLOW + " steps: move some into subflows.");
        }
    }

    private void checkId(StepId id, Step step) {
        if (!id.equals(step.id())) {
            add(
                    id,
                    Kind.STEP_ID_DIFFERS,
                    "id",
                    "The step is listed as " + id + " but calls itself " + step.id() + ": make them equal.");
        }
    }

    private void add(@Nullable StepId step, Kind kind, String path, String sentence) {
        problems.add(new FlowProblem(step, kind, path, sentence));
    }
}
