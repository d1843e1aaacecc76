package dev.rytm.core.message;

import dev.rytm.core.policy.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an attempt to send ended, as far as we know.
public sealed interface SendOutcome {

    /// Meta took it. `at` is when the answer (or the proof) arrived, in business time.
    record Accepted(String messageId, Evidence evidence, Instant at) implements SendOutcome {}

    /// Our own policy said no; Meta was not called.
    record Refused(Reason reason, @Nullable Instant nextAllowedAt) implements SendOutcome {}

    /// Meta said no for good; or it was known beforehand that it would, then `code` is 0 and Meta was not called.
    record Failed(Rejection rejection, int code, @Nullable Integer subcode, String message) implements SendOutcome {}

    /// No answer, and none can be told for now: it may have arrived. It counts as sent for every limit.
    record Unknown(Instant deadline) implements SendOutcome {}

    /// No proof can come any more. It counts as sent for every limit.
    record UnknownForGood() implements SendOutcome {}

    /// What proves that Meta accepted a message.
    enum Evidence {
        ANSWER,
        ECHO,
        TOKEN,
        COOLDOWN
    }
}
