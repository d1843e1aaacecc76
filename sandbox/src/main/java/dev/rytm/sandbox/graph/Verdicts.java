package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.fault.Strike;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.CallRecord.Outcome;
import dev.rytm.sandbox.log.CallRecord.Verdict;
import dev.rytm.sandbox.log.Row;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Rule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verdicts as the log keeps them.
final class Verdicts {

    /// A call that was judged and written down, and what refused it, if anything did.
    record Judged(Row<CallRecord> line, @Nullable Refusal refusal) {}

    private Verdicts() {}

    static Verdict accepted(String messageId) {
        return new Verdict(Outcome.ACCEPTED, messageId, 0, 0, 0, "", "");
    }

    static Verdict dropped(Strike strike) {
        return new Verdict(
                Outcome.DROPPED,
                "",
                strike.error().code(),
                strike.error().subcode(),
                Rule.FAULT.number(),
                strike.fault().name(),
                strike.error().message());
    }

    static Verdict of(Optional<Refusal> refusal, boolean accepted, String messageId) {
        return refusal.map(found -> refused(found, accepted, messageId)).orElseGet(() -> accepted(messageId));
    }

    private static Verdict refused(Refusal refusal, boolean observed, String messageId) {
        return new Verdict(
                observed ? Outcome.OBSERVED : Outcome.REJECTED,
                messageId,
                refusal.error().code(),
                refusal.error().subcode(),
                refusal.rule().number(),
                refusal.rule().name(),
                refusal.error().message());
    }
}
