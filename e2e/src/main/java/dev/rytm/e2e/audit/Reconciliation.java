package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Kind;
import dev.rytm.e2e.audit.Evidence.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads our ledger against the platform's log, row by row and whatever the kind: what the platform accepted is SENT
/// and nothing else is; and what was left open was cleared up in the one permitted way.
public final class Reconciliation {

    /// What tells of an acceptance without a repeat.
    private static final Set<String> OWN_WORDS = Set.of("ECHO", "ANSWER", "TOKEN");

    /// How long an attempt waits for its echo before it is probed.
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Evidence evidence;
    private final Instant until;
    private final Trail trail;

    /// The run ended at `until` (virtual).
    public Reconciliation(Evidence evidence, Instant until) {
        this.evidence = evidence;
        this.until = until;
        this.trail = new Trail(evidence);
    }

    /// Every row and call that does not fit.
    public List<String> cases() {
        List<String> cases = new ArrayList<>();
        evidence.calls().stream()
                .filter(call -> call.accepted() && call.kind() != Kind.OTHER && trail.row(call) == null)
                .forEach(call -> cases.add("accepted, but in no row: " + call));
        for (Row row : evidence.rows()) {
            Stream.of(acceptance(row), repetition(row), openEnds(row))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(problem -> cases.add(problem + ": " + row + " " + trail.calls(row)));
        }
        return cases;
    }

    /// Accepted and SENT are the same. Only a crash keeps us from ever knowing.
    private @Nullable String acceptance(Row row) {
        List<Call> accepted = trail.calls(row).stream().filter(Call::accepted).toList();
        if (row.state().equals("SENT")) {
            return accepted.isEmpty() ? "SENT, but never accepted" : null;
        }
        boolean crashed = row.state().equals("UNKNOWN_FINAL")
                && accepted.stream().anyMatch(call -> trail.diedAfter(trail.intentAt(call)));
        return accepted.isEmpty() || crashed ? null : "accepted, but not SENT";
    }

    /// A second notification is a double already.
    private @Nullable String repetition(Row row) {
        long accepted = trail.calls(row).stream().filter(Call::accepted).count();
        return row.kind() != Kind.NOTIFICATION && accepted > 1 ? "accepted " + accepted + " times" : null;
    }

    /// How the outcome of each call was found out whose answer a fault kept from us.
    private @Nullable String openEnds(Row row) {
        List<Call> calls = trail.calls(row);
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            if (call.isLeftOpen()) {
                List<Call> further = calls.subList(i + 1, calls.size());
                String problem =
                        call.accepted() ? afterAcceptance(row, call, further) : neverAccepted(row, call, further);
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    /// An echo tells, or the answer itself, or the token; Meta's "too early" only if the echo came too late to keep the
    /// probe back.
    private @Nullable String afterAcceptance(Row row, Call call, List<Call> further) {
        if (!row.state().equals("SENT")) {
            return "accepted without an answer, but not SENT";
        }
        boolean echoWasLate = further.stream()
                .anyMatch(probe -> trail.isMarkedProbe(probe)
                        && (call.echoedAt() == null
                                || call.echoedAt().plus(QUIET).isAfter(trail.intentAt(probe))));
        boolean known = OWN_WORDS.contains(row.proof()) && further.isEmpty();
        return known || echoWasLate ? null : "accepted without an answer, but not SENT by its echo or token";
    }

    /// A notification is probed once, and that it never arrived can only be the probe's doing, or that of somebody who
    /// changed their mind before it could be made; nothing else is repeated.
    private @Nullable String neverAccepted(Row row, Call call, List<Call> further) {
        boolean given = row.state().equals("UNKNOWN_FINAL");
        if (row.kind() != Kind.NOTIFICATION) {
            return given && further.isEmpty() ? null : "never answered, but repeated or not given up";
        }
        if (trail.isMarkedProbe(call)) {
            return further.isEmpty() ? null : "probed twice";
        }
        boolean probed = further.size() == 1 && trail.isMarkedProbe(further.getFirst());
        if (row.state().equals("SENT")) {
            return probed ? null : "never accepted, and SENT by something else than one probe";
        }
        if (!given || until.isBefore(row.notAfter())) {
            return "never accepted, and given up before its period was over";
        }
        return probed || (further.isEmpty() && changedTheirMind(row, call)) ? null : "never accepted, and never probed";
    }

    /// Whether there was a reason not to probe: the consent changed in the rest of the period, or the person is gone.
    private boolean changedTheirMind(Row row, Call call) {
        boolean changed = evidence.consents().stream()
                .filter(consent ->
                        consent.psid().equals(row.psid()) && consent.topic().equals(row.topic()))
                .flatMap(consent -> consent.changes().stream())
                .anyMatch(change ->
                        !change.at().isBefore(call.virtualAt()) && change.at().isBefore(row.notAfter()));
        return changed
                || evidence.blocks().stream()
                        .anyMatch(block -> block.psid().equals(row.psid())
                                && (block.until() == null || block.until().isAfter(call.virtualAt())));
    }
}
