package dev.rytm.core.sequence;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everything that keeps a sequence from being published.
public final class SequenceCheck {

    public static final int STEPS_PER_SEQUENCE = 400;

    /// The last minute of a day is also the last of its period, when no notification starts any more.
    public static final LocalTime LATEST_TIME = LocalTime.of(23, 58, 59);

    private SequenceCheck() {}

    public static List<SequenceProblem> problems(Sequence sequence, Set<TopicId> topics, Set<FlowId> flows) {
        List<SequenceProblem> problems = new ArrayList<>();
        if (sequence.name().isBlank()) {
            problems.add(new SequenceProblem("name", "The sequence has no name: give it one."));
        }
        if (!topics.contains(sequence.topic())) {
            problems.add(
                    new SequenceProblem("topic", "The topic " + sequence.topic() + " does not exist: choose another."));
        }
        if (sequence.time().isAfter(LATEST_TIME)) {
            problems.add(new SequenceProblem(
                    "time", "No notification starts in the last minute of a day: choose a time before 23:59."));
        }
        Integer day = sequence.dayOfMonth();
        if (day != null && (day < 1 || day > 31)) {
            problems.add(new SequenceProblem("dayOfMonth", "There is no such day of a month: choose 1 to 31."));
        }
        addProblemsOfSteps(problems, sequence, flows);
        return List.copyOf(problems);
    }

    private static void addProblemsOfSteps(List<SequenceProblem> problems, Sequence sequence, Set<FlowId> flows) {
        if (sequence.steps().size() > STEPS_PER_SEQUENCE) {
            problems.add(new SequenceProblem(
                    "steps", "The sequence has more than " + STEPS_PER_SEQUENCE + " steps: remove some."));
        }
        Set<StepId> seen = new HashSet<>();
        for (int i = 0; i < sequence.steps().size(); i++) {
            Sequence.SequenceStep step = sequence.steps().get(i);
            if (!seen.add(step.id())) {
                problems.add(new SequenceProblem(
                        "steps[" + i + "].id", "Two steps are called " + step.id() + ": give each an id of its own."));
            }
            if (!flows.contains(step.flow())) {
                problems.add(new SequenceProblem(
                        "steps[" + i + "].flow", "The flow " + step.flow() + " does not exist: choose another."));
            }
        }
    }
}
