package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Row;
import dev.rytm.e2e.audit.WeeklyTurns.Turn;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares what happened with what should have: the four figures that must be zero, each with the cases behind it.
public final class Comparison {

    /// Refusals by a rule of the platform, as code and subcode; the expired token (100 without a subcode) is told
    /// apart by `byRule`.
    private static final Set<String> RULES =
            Set.of("10/1893015", "4/2018354", "10/2018278", "613/1893016", "9/2018352", "100/");

    private static final Duration LEASE = Duration.ofSeconds(3);

    private final Evidence evidence;
    private final ZoneId zone;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, List<Call>> callsOfSend;

    /// `zone` is the zone of the consents' periods.
    public Comparison(Evidence evidence, ZoneId zone) {
        this.evidence = evidence;
        this.zone = zone;
        evidence.rows().forEach(row -> rows.put(row.id(), row));
        this.callsOfSend = evidence.calls().stream()
                .filter(call -> call.sendId() != null)
                .collect(Collectors.groupingBy(call -> Objects.requireNonNull(call.sendId())));
    }

    /// One person's week on one topic.
    private record Week(String psid, String topic, LocalDate monday) {}

    /// Accepted notifications beyond one per person, topic and week.
    public List<String> doubles() {
        return evidence.calls().stream()
                .filter(Call::accepted)
                .collect(Collectors.groupingBy(this::week))
                .entrySet()
                .stream()
                .flatMap(week -> week.getValue().stream()
                        .skip(1)
                        .map(call -> week.getKey() + " again by call " + call.sequence()))
                .toList();
    }

    /// Calls on a token whose stop we had answered with 200 before the call's intent.
    public List<String> afterStop() {
        return evidence.calls().stream()
                .filter(call -> evidence.stops().stream()
                        .anyMatch(stop -> stop.token().equals(call.token())
                                && stop.answeredAt().isBefore(intentAt(call))
                                && !call.virtualAt().isBefore(stop.at())
                                && (stop.liftedAt() == null || call.virtualAt().isBefore(stop.liftedAt()))))
                .map(call -> call.psid() + " was called after a stop: call " + call.sequence())
                .toList();
    }

    /// Calls that the platform refused (or, observing, would have refused) for a rule that we could have known.
    public List<String> outsideRules() {
        return evidence.calls().stream()
                .filter(Call::byRule)
                .filter(call -> RULES.contains(code(call)))
                .filter(call -> !isProbe(call) && !stopWasUnknown(call))
                .map(call -> call.psid() + " was called outside the rules: call " + call.sequence() + " " + code(call))
                .toList();
    }

    /// Live turns that have neither an accepted notification nor a final row whose reason is true.
    public List<String> lost(List<Turn> turns) {
        Set<Week> reached =
                evidence.calls().stream().filter(Call::accepted).map(this::week).collect(Collectors.toSet());
        Map<Week, List<Row>> rowsOfWeek = evidence.rows().stream()
                .collect(Collectors.groupingBy(row -> new Week(row.psid(), row.topic(), monday(row.plannedAt()))));
        List<String> lost = new ArrayList<>();
        for (Turn turn : turns) {
            Week week = new Week(turn.psid(), turn.topic(), turn.week());
            if (turn.live()
                    && !reached.contains(week)
                    && rowsOfWeek.getOrDefault(week, List.of()).stream().noneMatch(this::isTrue)) {
                lost.add(week + " " + rowsOfWeek.getOrDefault(week, List.of()));
            }
        }
        return lost;
    }

    /// Whether the platform's own record bears out why this row did not end as sent.
    private boolean isTrue(Row row) {
        return switch (row.state()) {
            case "REFUSED" -> "CONTACT_UNREACHABLE".equals(row.reason()) && isBlocked(row);
            case "FAILED" ->
                calls(row).stream().anyMatch(call -> !call.accepted() && Objects.equals(call.code(), row.code()));
            case "UNKNOWN_FINAL" -> calls(row).stream().anyMatch(call -> call.fault() != null) || isCutOff(row);
            default -> false;
        };
    }

    /// Whether the server died before it could know the outcome: of the newest attempt, or of the first one if the
    /// probe was refused, which says nothing about the first.
    private boolean isCutOff(Row row) {
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
    private boolean diedAfter(Instant attempt) {
        return evidence.crashes().stream()
                .anyMatch(crash -> !crash.isBefore(attempt) && crash.isBefore(attempt.plus(LEASE)));
    }

    private boolean isBlocked(Row row) {
        return evidence.blocks().stream()
                .anyMatch(block -> block.psid().equals(row.psid())
                        && !row.plannedAt().isBefore(block.from())
                        && (block.until() == null || row.plannedAt().isBefore(block.until())));
    }

    private List<Call> calls(Row row) {
        return callsOfSend.getOrDefault(row.id(), List.of());
    }

    /// The one repeat of an attempt whose outcome was unknown; the platform may refuse it, and that is an answer too.
    private boolean isProbe(Call call) {
        Row row = row(call);
        return row != null && row.probes() > 0 && !calls(row).getFirst().equals(call);
    }

    private boolean stopWasUnknown(Call call) {
        return evidence.stops().stream()
                .anyMatch(stop -> stop.token().equals(call.token())
                        && !call.virtualAt().isBefore(stop.at())
                        && !stop.answeredAt().isBefore(intentAt(call)));
    }

    private Instant intentAt(Call call) {
        Row row = row(call);
        return row == null || row.intentAt() == null ? call.receivedAt() : row.intentAt();
    }

    private @Nullable Row row(Call call) {
        return call.sendId() == null ? null : rows.get(call.sendId());
    }

    private Week week(Call call) {
        return new Week(call.psid(), call.topic(), monday(call.virtualAt()));
    }

    private LocalDate monday(Instant at) {
        return LocalDate.ofInstant(at, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static String code(Call call) {
        Function<@Nullable Integer, String> word = number -> number == null ? "" : number.toString();
        return word.apply(call.code()) + "/" + word.apply(call.subcode());
    }
}
