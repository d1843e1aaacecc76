package dev.rytm.core;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.policy.Attempt;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of the send ledger to be: what, why, when at the earliest, and until when it is still true.
///
/// `notAfter` is exclusive and the last net of dispatch. `topic`, `zone` and `frequency` are present for
/// notifications and requests. `subject` and `title` (normalised) are present for requests only. `run`, `flow`,
/// `flowVersion` and `step` say which flow step speaks; `sequence` and `sequenceStep` which turn.
public record PlannedSend(
        String id,
        Kind kind,
        Instant dueAt,
        Instant notAfter,
        @Nullable OutgoingMessage content,
        @Nullable TopicId topic,
        @Nullable Frequency frequency,
        @Nullable ZoneId zone,
        @Nullable String subject,
        @Nullable String title,
        Source source) {

    /// What the policy is asked about it.
    public Attempt attempt() {
        return switch (kind) {
            case NOTIFICATION ->
                new Attempt.Notification(id, Objects.requireNonNull(topic), source.sequence(), notAfter);
            case OPT_IN_REQUEST ->
                new Attempt.Request(
                        id,
                        Objects.requireNonNull(topic),
                        Objects.requireNonNull(subject),
                        Objects.requireNonNull(title));
            case MESSAGE -> new Attempt.Ordinary(id, notAfter);
        };
    }

    /// How it travels, and which attempt of the policy judges it.
    public enum Kind {
        NOTIFICATION,
        OPT_IN_REQUEST,
        MESSAGE
    }

    /// Who speaks.
    public record Source(
            @Nullable String run,
            @Nullable FlowId flow,
            @Nullable Integer flowVersion,
            @Nullable StepId step,
            @Nullable SequenceId sequence,
            @Nullable StepId sequenceStep) {}
}
