package dev.rytm.messenger.graph;

import dev.rytm.core.message.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a message, as far as one call can tell.
public sealed interface Answer {

    /// Meta took it, for the person we meant.
    record Accepted(String messageId, String recipientId, Usage usage) implements Answer {}

    /// Meta did not take it, and said so in words that we know. `nextEligibleAt` is Meta's own word, if it gave one.
    record Rejected(
            Rejection rejection,
            int code,
            @Nullable Integer subcode,
            String message,
            @Nullable Instant nextEligibleAt,
            Usage usage)
            implements Answer {

        /// What the same answer means once it has come again and again.
        public Rejection ifItLasts() {
            return GraphError.ifItLasts(code, subcode).orElse(rejection);
        }

        /// The same, with Meta's word on when it may be tried again.
        public Rejected until(Instant next) {
            return new Rejected(rejection, code, subcode, message, next, usage);
        }
    }

    /// It certainly did not arrive: the last byte was never released.
    record NotSent(Cause cause, String detail) implements Answer {}

    /// It may or may not have arrived. `detail` is for an operator and holds no secret.
    record Unknown(Doubt doubt, String detail) implements Answer {}

    /// Why the last byte was not released.
    enum Cause {
        /// The gate was closed: the intent had become too old.
        STALE,
        /// There was no connection: none free, name not found, refused, no TLS.
        NO_CONNECTION,
        /// The connection broke, or time ran out, before the last byte.
        BROKEN_OFF
    }

    /// Why an answer tells nothing.
    enum Doubt {
        /// None came, or not all of it in time.
        NO_ANSWER,
        /// It is neither a success nor an error of Meta's shape.
        NOT_UNDERSTOOD,
        /// It names another recipient, or none.
        OTHER_RECIPIENT,
        /// It is an error, but none that tells for sure that nothing was sent.
        UNCLEAR_ERROR
    }
}
