package dev.rytm.e2e.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the comparison looks at: the platform's log of calls, what people agreed to, the stops it delivered, the
/// people's blocks, our own rows, and the wall instants at which our server was killed.
///
/// Wall instants (`receivedAt`, `answeredAt`, `echoedAt`, `intentAt`, `crashes`) are of one machine's clock; virtual
/// instants are business time.
public record Evidence(
        List<Call> calls,
        List<ConsentTruth> consents,
        List<Stop> stops,
        List<Block> blocks,
        List<Row> rows,
        List<Instant> crashes) {

    public Evidence {
        calls = List.copyOf(calls);
        consents = List.copyOf(consents);
        stops = List.copyOf(stops);
        blocks = List.copyOf(blocks);
        rows = List.copyOf(rows);
        crashes = List.copyOf(crashes);
    }

    /// What a call or a row is about.
    public enum Kind {
        NOTIFICATION,
        REQUEST,
        MESSAGE,
        /// Typing, and whatever the platform could not read; it has no row.
        OTHER
    }

    /// One call that the platform received.
    ///
    /// `token` and `topic` are empty where a call has none. `code` and `subcode` name the refusal, given or
    /// (in observe mode) withheld; `byRule` tells a rule's refusal from an injected fault; `attempt` is our
    /// attempt's id as it came in the metadata, and `sendId` our row in it. `echoedAt` is when we had answered
    /// the webhook that tells of the call.
    public record Call(
            long sequence,
            Kind kind,
            Instant receivedAt,
            Instant virtualAt,
            String psid,
            String token,
            String topic,
            @Nullable String sendId,
            @Nullable String attempt,
            boolean accepted,
            boolean byRule,
            @Nullable Integer code,
            @Nullable Integer subcode,
            @Nullable String fault,
            @Nullable Instant echoedAt) {

        /// The refusal as the platform's pages write it, such as `10/2018278` or `551`.
        String error() {
            return code == null ? "" : subcode == null ? code.toString() : code + "/" + subcode;
        }

        /// Whether a fault kept the answer from us, or the call from the platform, so that we cannot know its outcome.
        boolean isLeftOpen() {
            return fault != null && (fault.endsWith("_BEFORE") || fault.endsWith("_AFTER"));
        }
    }

    /// A stop that the person tapped at `at` (virtual) and that we had answered with 200 at `answeredAt`; `liftedAt`
    /// (virtual) is the next resume or opt-in on the token, if any.
    public record Stop(
            String token,
            Instant at,
            Instant answeredAt,
            @Nullable Instant liftedAt) {}

    /// From `from` on (virtual, until `until` if present) the person cannot be written to.
    public record Block(String psid, Instant from, @Nullable Instant until) {}

    /// One row of our send ledger. `attempt` is the id of its newest attempt, `intentAt` the wall instant of that one's
    /// intent; `probes` tells whether it was a probe; `proof` is what made it SENT.
    public record Row(
            String id,
            Kind kind,
            String psid,
            String topic,
            String state,
            @Nullable String reason,
            @Nullable Integer code,
            @Nullable Integer subcode,
            Instant plannedAt,
            Instant notAfter,
            @Nullable String attempt,
            @Nullable Instant intentAt,
            int probes,
            @Nullable String proof) {}
}
