package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which calls were made for which row, and what the two together say.
final class Trail {

    /// The settings of the servers that are judged.
    private static final Duration LEASE = Duration.ofSeconds(3);

    private static final Duration GATE = Duration.ofMillis(200);

    private final Evidence evidence;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, List<Call>> callsOfSend;

    Trail(Evidence evidence) {
        this.evidence = evidence;
        evidence.rows().forEach(row -> rows.put(row.id(), row));
        this.callsOfSend = evidence.calls().stream()
                .filter(call -> call.sendId() != null)
                .collect(Collectors.groupingBy(call -> Objects.requireNonNull(call.sendId())));
    }

    @Nullable
    Row row(Call call) {
        return call.sendId() == null ? null : rows.get(call.sendId());
    }

    /// In the order in which the platform judged them.
    List<Call> calls(Row row) {
        return callsOfSend.getOrDefault(row.id(), List.of());
    }

    /// The one repeat of an attempt whose outcome was unknown, which the ledger counts as such. The platform may refuse
    /// it, and that is an answer too.
    boolean isMarkedProbe(Call call) {
        Row row = row(call);
        return row != null && row.probes() > 0 && Objects.equals(row.attempt(), call.attempt());
    }

    /// Whether the person got it. What a platform that only observes would have refused as a repeat, it has not
    /// delivered twice.
    boolean isDelivered(Call call) {
        return call.accepted() && !(call.byRule() && isMarkedProbe(call));
    }

    /// When a call was decided on. The ledger knows it of the newest attempt; an older one was begun at the earliest as
    /// long before it arrived as the gate allows.
    Instant intentAt(Call call) {
        Row row = row(call);
        if (row == null || row.intentAt() == null) {
            return call.receivedAt();
        }
        return Objects.equals(row.attempt(), call.attempt())
                ? row.intentAt()
                : call.receivedAt().minus(GATE);
    }

    /// Whether the server died before it could know the outcome: of the newest attempt, or of the first one if the
    /// probe was refused, which says nothing about the first.
    boolean isCutOff(Row row) {
        Instant intent = row.intentAt();
        if (intent == null) {
            return false;
        }
        List<Call> calls = calls(row);
        boolean probeRefused =
                row.probes() > 0 && !calls.isEmpty() && calls.getLast().byRule();
        if (!probeRefused) {
            return diedAfter(intent);
        }
        return calls.size() > 1
                ? diedAfter(calls.getFirst().receivedAt())
                : evidence.crashes().stream().anyMatch(intent::isAfter);
    }

    /// Whether the server died while the lease of an attempt ran.
    boolean diedAfter(Instant attempt) {
        return evidence.crashes().stream()
                .anyMatch(crash -> !crash.isBefore(attempt) && crash.isBefore(attempt.plus(LEASE)));
    }
}
