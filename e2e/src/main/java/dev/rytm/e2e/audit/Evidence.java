package dev.rytm.e2e.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the comparison looks at: the platform's log of calls, the stops it delivered, the people's blocks, and
/// our own rows, and the wall instants at which our server was killed.
///
/// Wall instants (`receivedAt`, `answeredAt`, `intentAt`, `crashes`) are of one machine's clock; virtual instants are
/// business time.
public record Evidence(List<Call> calls, List<Stop> stops, List<Block> blocks, List<Row> rows, List<Instant> crashes) {

    public Evidence {
        calls = List.copyOf(calls);
        stops = List.copyOf(stops);
        blocks = List.copyOf(blocks);
        rows = List.copyOf(rows);
        crashes = List.copyOf(crashes);
    }

    /// One call that the platform received on a notification token.
    ///
    /// `code` and `subcode` name the refusal, given or (in observe mode) withheld; `byRule` tells a rule's refusal
    /// from an injected fault; `sendId` is our row, read from the metadata.
    public record Call(
            long sequence,
            Instant receivedAt,
            Instant virtualAt,
            String psid,
            String token,
            String topic,
            @Nullable String sendId,
            boolean accepted,
            boolean byRule,
            @Nullable Integer code,
            @Nullable Integer subcode,
            @Nullable String fault) {}

    /// A stop that the person tapped at `at` (virtual) and that we had answered with 200 at `answeredAt`; `liftedAt`
    /// (virtual) is the next resume or opt-in on the token, if any.
    public record Stop(
            String token,
            Instant at,
            Instant answeredAt,
            @Nullable Instant liftedAt) {}

    /// From `from` on (virtual, until `until` if present) the person cannot be written to.
    public record Block(String psid, Instant from, @Nullable Instant until) {}

    /// One notification row of our send ledger. `attempts` are all ids under which it was ever called, `intentAt` the
    /// wall instant of the newest intent.
    public record Row(
            String id,
            String psid,
            String topic,
            String state,
            @Nullable String reason,
            @Nullable Integer code,
            @Nullable Integer subcode,
            Instant plannedAt,
            @Nullable Instant intentAt,
            int probes) {}
}
