package dev.rytm.store.send;

import dev.rytm.core.message.SendOutcome.Evidence;
import dev.rytm.core.policy.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a move writes down beside the new state. What is absent stays as it was; `reason` and `held` are cleared.
///
/// `nextDueAt` is business time, `retryIn` machine time from now. `triedMore` counts an attempt that Meta refused
/// for the moment. `probes`, if present, replaces the number of probes made.
public record Facts(
        @Nullable Proof proof,
        @Nullable Refusal refusal,
        @Nullable Fault fault,
        @Nullable Instant nextDueAt,
        @Nullable Duration retryIn,
        boolean triedMore,
        @Nullable Hold hold,
        @Nullable Integer probes) {

    public static final Facts NONE = new Facts(null, null, null, null, null, false, null, null);

    /// Meta took the message; `at` is business time. A cooldown proves it without naming the message.
    public record Proof(Evidence evidence, @Nullable String messageId, Instant at) {}

    /// Our own policy said no.
    public record Refusal(Reason reason, @Nullable Instant nextAllowedAt) {}

    /// What Meta, or the way to Meta, said.
    public record Fault(@Nullable Integer code, @Nullable Integer subcode, String message) {}

    /// Waits until the page's catalog is newer than `version`, or until `nextDueAt` if that is given, too.
    public record Hold(Reason reason, long version) {}

    public static Facts proven(Proof proof) {
        return new Facts(proof, null, null, null, null, false, null, null);
    }

    public static Facts refused(Reason reason, @Nullable Instant nextAllowedAt) {
        return new Facts(null, new Refusal(reason, nextAllowedAt), null, null, null, false, null, null);
    }

    public static Facts failed(Fault fault) {
        return new Facts(null, null, fault, null, null, false, null, null);
    }

    /// Not before this business instant.
    public static Facts later(Instant nextDueAt) {
        return new Facts(null, null, null, nextDueAt, null, false, null, null);
    }

    public static Facts held(Hold hold) {
        return new Facts(null, null, null, null, null, false, hold, null);
    }

    /// Not before so much machine time has passed.
    public static Facts retried(Duration retryIn, boolean triedMore) {
        return new Facts(null, null, null, null, retryIn, triedMore, null, null);
    }

    public Facts with(Fault next) {
        return new Facts(proof, refusal, next, nextDueAt, retryIn, triedMore, hold, probes);
    }

    public Facts withNextDueAt(Instant next) {
        return new Facts(proof, refusal, fault, next, retryIn, triedMore, hold, probes);
    }

    public Facts withRetryIn(Duration next) {
        return new Facts(proof, refusal, fault, nextDueAt, next, triedMore, hold, probes);
    }

    public Facts withProbes(int next) {
        return new Facts(proof, refusal, fault, nextDueAt, retryIn, triedMore, hold, next);
    }
}
