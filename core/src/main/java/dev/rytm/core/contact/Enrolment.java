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

    /// Waits for its turn; `turn` is its first instant, and `due` the one at which it is tried.
    public Enrolment due(Instant due, Instant turn, Instant before) {
        return new Enrolment(sequence, topic, step, round, passed, false, enrolledAt, due, turn, before, null);
    }

    /// The turn is being taken, and `send` speaks in it.
    public Enrolment sending(String send) {
        return new Enrolment(
                sequence, topic, step, round, passed, false, enrolledAt, null, plannedFor, sendBefore, send);
    }

    /// Rests; `plannedFor` stays, as its period has had its turn.
    public Enrolment resting() {
        return new Enrolment(sequence, topic, step, round, passed, true, enrolledAt, null, plannedFor, null, null);
    }

    public Enrolment at(StepId nextStep, int nextRound, Set<StepId> nextPassed) {
        return new Enrolment(
                sequence,
                topic,
                nextStep,
                nextRound,
                nextPassed,
                paused,
                enrolledAt,
                dueAt,
                plannedFor,
                sendBefore,
                sendId);
    }
}
