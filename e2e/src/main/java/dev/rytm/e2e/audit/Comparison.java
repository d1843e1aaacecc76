package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Kind;
import dev.rytm.e2e.audit.Evidence.Row;
import dev.rytm.e2e.audit.WeeklyTurns.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares what happened with what should have: the four figures that must be zero, each with the cases behind it.
public final class Comparison {

    private static final String STOPPED = "10/1893015";

    /// Refusals by a rule of the platform. 100 without a subcode is the token that is expired or unknown, and whatever
    /// else in a call can be wrong by itself.
    private static final Set<String> RULES =
            Set.of(STOPPED, "4/2018354", "10/2018278", "613/1893016", "9/2018352", "100");

    private final Evidence evidence;
    private final Periods periods;
    private final Trail trail;
    private final List<Call> notifications;

    public Comparison(Evidence evidence, Periods periods) {
        this.evidence = evidence;
        this.periods = periods;
        this.trail = new Trail(evidence);
        this.notifications = evidence.calls().stream()
                .filter(call -> call.kind() == Kind.NOTIFICATION)
                .toList();
    }

    /// One person's turn on one topic: the period that begins on that day.
    private record Slot(String psid, String topic, LocalDate period) {}

    /// Notifications that people got beyond one per person, topic and period, or beyond one per planned send, whatever
    /// the period: a probe that Meta takes because the period is over is a second message.
    public List<String> doubles() {
        Set<Slot> slots = new HashSet<>();
        Set<String> sends = new HashSet<>();
        List<String> doubles = new ArrayList<>();
        for (Call call : notifications) {
            if (trail.isDelivered(call)) {
                Slot slot = slot(call);
                boolean slotIsNew = slots.add(slot);
                boolean sendIsNew = call.sendId() == null || sends.add(call.sendId());
                if (!slotIsNew || !sendIsNew) {
                    doubles.add(slot + " again by call " + call.sequence());
                }
            }
        }
        return doubles;
    }

    /// Calls on a token whose stop we had answered with 200 before the call's intent.
    public List<String> afterStop() {
        return notifications.stream()
                .filter(call -> evidence.stops().stream()
                        .anyMatch(stop -> stop.token().equals(call.token())
                                && stop.answeredAt().isBefore(trail.intentAt(call))
                                && !call.virtualAt().isBefore(stop.at())
                                && (stop.liftedAt() == null || call.virtualAt().isBefore(stop.liftedAt()))))
                .map(call -> call.psid() + " was called after a stop: call " + call.sequence())
                .toList();
    }

    /// Calls of every kind that the platform refused (or, observing, would have refused) for a rule that we could have
    /// known.
    public List<String> outsideRules() {
        return evidence.calls().stream()
                .filter(call -> call.byRule() && RULES.contains(call.error()))
                .filter(call -> !trail.isMarkedProbe(call) && !stopWasUnknown(call))
                .map(call -> call.psid() + " was called outside the rules: " + call.kind() + " by call "
                        + call.sequence() + " " + call.error())
                .toList();
    }

    /// Live turns that have neither an accepted notification nor a final row whose reason is true.
    public List<String> lost(List<Turn> turns) {
        Set<Slot> reached =
                notifications.stream().filter(Call::accepted).map(this::slot).collect(Collectors.toSet());
        Map<Slot, List<Row>> rowsOfSlot = evidence.rows().stream()
                .filter(row -> row.kind() == Kind.NOTIFICATION)
                .collect(Collectors.groupingBy(row -> slot(row.psid(), row.topic(), row.plannedAt())));
        List<String> lost = new ArrayList<>();
        for (Turn turn : turns) {
            Slot slot = slot(turn.psid(), turn.topic(), turn.at());
            List<Row> rows = rowsOfSlot.getOrDefault(slot, List.of());
            if (turn.live() && !reached.contains(slot) && rows.stream().noneMatch(this::isTrue)) {
                lost.add(slot + " " + rows);
            }
        }
        return lost;
    }

    /// Whether the platform's own record bears out why this row did not end as sent.
    private boolean isTrue(Row row) {
        return switch (row.state()) {
            case "REFUSED" -> "CONTACT_UNREACHABLE".equals(row.reason()) && isBlocked(row);
            case "FAILED" -> trail.calls(row).stream().anyMatch(call -> isRefusal(call, row));
            case "UNKNOWN_FINAL" -> trail.calls(row).stream().anyMatch(Call::isLeftOpen) || trail.isCutOff(row);
            default -> false;
        };
    }

    private static boolean isRefusal(Call call, Row row) {
        return !call.accepted()
                && Objects.equals(call.code(), row.code())
                && Objects.equals(call.subcode(), row.subcode());
    }

    private boolean isBlocked(Row row) {
        return evidence.blocks().stream()
                .anyMatch(block -> block.psid().equals(row.psid())
                        && !row.plannedAt().isBefore(block.from())
                        && (block.until() == null || row.plannedAt().isBefore(block.until())));
    }

    private boolean stopWasUnknown(Call call) {
        return call.error().equals(STOPPED)
                && evidence.stops().stream()
                        .anyMatch(stop -> stop.token().equals(call.token())
                                && !call.virtualAt().isBefore(stop.at())
                                && !stop.answeredAt().isBefore(trail.intentAt(call)));
    }

    private Slot slot(Call call) {
        return slot(call.psid(), call.topic(), call.virtualAt());
    }

    private Slot slot(String psid, String topic, Instant at) {
        return new Slot(psid, topic, periods.of(topic, at));
    }
}
