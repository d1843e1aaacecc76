package dev.rytm.core.sequence;

import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where somebody stands in a sequence: the step that goes out next, the round, and the steps that are done in this
/// round.
///
/// Steps are known by their ids, so a sequence may be edited while people are in it: they go on behind the place
/// where they are, and what was passed is never sent again in the round.
public record Place(StepId step, int round, Set<StepId> passed) {

    public Place {
        passed = Set.copyOf(passed);
    }

    /// Where somebody begins: the first step that is on; empty if none is.
    public static Optional<Place> first(Sequence sequence) {
        return from(sequence, 0, 1, Set.of());
    }

    public static Place of(Enrolment enrolment) {
        return new Place(enrolment.step(), enrolment.round(), enrolment.passed());
    }

    /// The place after edits: a step that was switched off or removed meanwhile is passed over without waiting;
    /// empty if nothing is left.
    public Optional<Place> current(Sequence sequence) {
        boolean stands = sequence.steps().stream()
                .anyMatch(candidate -> candidate.id().equals(step) && candidate.on() && !passed.contains(step));
        return stands ? Optional.of(this) : next(sequence);
    }

    /// The place once this step is done; empty if the sequence is over.
    public Optional<Place> next(Sequence sequence) {
        Optional<Place> ahead = ahead(sequence);
        return ahead.isEmpty() && sequence.repeats() ? from(sequence, 0, round + 1, Set.of()) : ahead;
    }

    /// The place behind this step in the same round; empty if nothing is left of it.
    public Optional<Place> ahead(Sequence sequence) {
        Set<StepId> done = new HashSet<>(passed);
        done.add(step);
        return from(sequence, behind(sequence), round, done);
    }

    /// The index behind this step or, if it was removed, behind the last one that was passed.
    private int behind(Sequence sequence) {
        List<StepId> ids = sequence.steps().stream().map(SequenceStep::id).toList();
        int here = ids.indexOf(step);
        if (here >= 0) {
            return here + 1;
        }
        return 1 + passed.stream().mapToInt(ids::indexOf).max().orElse(-1);
    }

    private static Optional<Place> from(Sequence sequence, int index, int round, Set<StepId> done) {
        Set<StepId> passed = new HashSet<>(done);
        List<SequenceStep> steps = sequence.steps();
        for (SequenceStep candidate : steps.subList(index, steps.size())) {
            if (candidate.on() && !passed.contains(candidate.id())) {
                return Optional.of(new Place(candidate.id(), round, passed));
            }
            passed.add(candidate.id());
        }
        return Optional.empty();
    }
}
