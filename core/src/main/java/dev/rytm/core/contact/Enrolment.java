package dev.rytm.core.contact;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One person's place in one sequence; there is at most one per (contact, topic).
///
/// `step` is the step that goes out next, `round` counts repeats from 1, `passed` are the steps done in this round.
/// `dueAt` is when the current attempt is due (absent while paused, or while `sendId` is on its way). `sendBefore`
/// is the exclusive end of the attempt's chance, and `plannedFor` the instant at which this period's attempt was
/// first due.
public record Enrolment(
        SequenceId sequence,
        TopicId topic,
        StepId step,
        int round,
        Set<StepId> passed,
        boolean paused,
        Instant enrolledAt,
        @Nullable Instant dueAt,
        @Nullable Instant plannedFor,
        @Nullable Instant sendBefore,
        @Nullable String sendId) {

    public Enrolment {
        passed = Set.copyOf(passed);
    }
}
