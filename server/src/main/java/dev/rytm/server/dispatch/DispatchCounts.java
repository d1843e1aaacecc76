package dev.rytm.server.dispatch;

import dev.rytm.core.policy.Reason;
import dev.rytm.messenger.graph.Answer;
import dev.rytm.server.decision.DecisionCounts;
import dev.rytm.store.send.Move;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/// What dispatch counts: rows by the state that they reached and why, Meta's answers, and how long they took.
final class DispatchCounts {

    private final MeterRegistry registry;
    private final Timer calls;
    private final Counter late;
    private final DecisionCounts decisions;

    DispatchCounts(MeterRegistry registry) {
        this.registry = registry;
        this.calls = registry.timer("rytm.dispatch.calls");
        this.late = registry.counter("rytm.dispatch.late");
        this.decisions = new DecisionCounts(registry);
    }

    /// How many calls are under way, asked whenever somebody looks.
    void underWay(Supplier<Number> calls) {
        Gauge.builder("rytm.dispatch.under.way", calls).register(registry);
    }

    void answered(Answer answer, Duration taken) {
        calls.record(taken);
        registry.counter("rytm.dispatch.answers", "answer", word(answer), "code", code(answer))
                .increment();
    }

    /// Rows that were moved, by where to and for what reason. One that waits on where it stood was not.
    void moved(Collection<Move> moves) {
        for (Move move : moves) {
            if (move.from() == move.to()) {
                continue;
            }
            var refusal = move.facts().refusal();
            registry.counter(
                            "rytm.dispatch.moves",
                            "to",
                            move.to().name(),
                            "reason",
                            refusal == null ? "" : refusal.reason().name())
                    .increment();
        }
    }

    /// Answers that met their row in another state than the intent had left it in.
    void late(int answers) {
        late.increment(answers);
    }

    /// Events of persons that were decided here, and why sends were refused by that.
    void decided(int many, Collection<Reason> refused) {
        decisions.decided(many, refused);
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> "ACCEPTED";
            case Answer.Rejected rejected -> rejected.rejection().name();
            case Answer.NotSent notSent -> notSent.cause().name();
            case Answer.Unknown unknown -> unknown.doubt().name();
        };
    }

    /// Meta's code and subcode, such as `10/2018278`; only codes that we know make a rejection, so they are few.
    private static String code(Answer answer) {
        return answer instanceof Answer.Rejected rejected
                ? rejected.code() + (rejected.subcode() == null ? "" : "/" + rejected.subcode())
                : "";
    }
}
