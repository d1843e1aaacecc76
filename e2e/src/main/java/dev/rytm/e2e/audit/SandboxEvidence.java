package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.Evidence.Block;
import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Kind;
import dev.rytm.e2e.audit.Evidence.Row;
import dev.rytm.e2e.audit.Evidence.Stop;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.CallRecord.Outcome;
import dev.rytm.sandbox.log.CallRecord.When;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.store.AttemptId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the sandbox's ground truth in the words of the comparison.
public final class SandboxEvidence {

    private static final String NOT_AT_THE_MOMENT = "10/2018108";

    /// It says nothing about the day after.
    private static final Duration MOMENT = Duration.ofHours(24);

    /// Errors by which the platform says that a person cannot be written to: blocked, deleted, or not at the moment.
    private static final Set<String> UNREACHABLE =
            Set.of("551", "551/1545041", "200/1545041", "100/2018001", NOT_AT_THE_MOMENT);

    private final GroundTruth truth;

    public SandboxEvidence(GroundTruth truth) {
        this.truth = truth;
    }

    /// What everybody agreed to, one entry for each person and topic, tokens of one topic put together.
    public List<ConsentTruth> consents() {
        return truth.consents().stream()
                .collect(Collectors.groupingBy(token -> Map.entry(token.psid(), token.title())))
                .entrySet()
                .stream()
                .map(one -> new ConsentTruth(
                        one.getKey().getKey(),
                        one.getKey().getValue(),
                        ZoneId.of(one.getValue().getFirst().zone()),
                        one.getValue().stream()
                                .flatMap(token -> token.changes().stream())
                                .map(change -> new ConsentTruth.Change(
                                        ConsentTruth.Kind.valueOf(change.change()), change.at(), change.expiresAt()))
                                .toList()))
                .toList();
    }

    /// Everything but the ledger.
    public Evidence with(List<Row> rows, List<Instant> crashes) {
        return new Evidence(calls(), consents(), stops(), blocks(), rows, crashes);
    }

    private record Moment(String psid, Instant at) {}

    /// Every call, in the order in which the platform judged them.
    public List<Call> calls() {
        Map<Moment, Instant> echoes = new HashMap<>();
        for (DeliveryRecord delivery : truth.deliveries().all()) {
            When answered = delivery.answered();
            if (delivery.field().equals("message_echoes") && answered != null) {
                echoes.merge(
                        new Moment(delivery.psid(), delivery.eventAt()),
                        answered.wall(),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return truth.calls().all().stream().map(call -> call(call, echoes)).toList();
    }

    private static Call call(CallRecord call, Map<Moment, Instant> echoes) {
        CallRecord.Verdict verdict = call.verdict();
        CallRecord.Subject subject = call.subject();
        boolean byRule = verdict.outcome() == Outcome.REJECTED || verdict.outcome() == Outcome.OBSERVED;
        AttemptId attempt = AttemptId.parse(subject.metadata()).orElse(null);
        return new Call(
                call.sequence(),
                kind(subject.kind()),
                call.received().wall(),
                call.received().virtual(),
                subject.psid(),
                subject.token(),
                subject.topics().isEmpty() ? "" : subject.topics().getFirst().title(),
                attempt == null ? null : attempt.sendId(),
                attempt == null ? null : subject.metadata(),
                call.accepted(),
                byRule,
                absentIfZero(verdict.code()),
                absentIfZero(verdict.subcode()),
                call.fault().isEmpty() ? null : call.fault(),
                echoes.get(new Moment(subject.psid(), call.received().virtual())));
    }

    private static Kind kind(CallRecord.Kind kind) {
        return switch (kind) {
            case NOTIFICATION -> Kind.NOTIFICATION;
            case OPT_IN_REQUEST -> Kind.REQUEST;
            case MESSAGE -> Kind.MESSAGE;
            case SENDER_ACTION, PROFILE, OTHER -> Kind.OTHER;
        };
    }

    private static @Nullable Integer absentIfZero(int number) {
        return number == 0 ? null : number;
    }

    /// Every stop that was delivered and answered with 200.
    public List<Stop> stops() {
        Map<String, List<DeliveryRecord>> optIns = truth.deliveries().all().stream()
                .filter(delivery -> !delivery.token().isEmpty() && delivery.answered() != null)
                .collect(Collectors.groupingBy(DeliveryRecord::token));
        List<Stop> stops = new ArrayList<>();
        for (dev.rytm.sandbox.log.ConsentTruth token : truth.consents()) {
            for (dev.rytm.sandbox.log.ConsentTruth.Change change : token.changes()) {
                if (change.change().equals("STOPPED")) {
                    optIns.getOrDefault(token.token(), List.of()).stream()
                            .filter(delivery -> delivery.eventAt().equals(change.at()))
                            .map(DeliveryRecord::answered)
                            .map(When::wall)
                            .min(Comparator.naturalOrder())
                            .ifPresent(answered -> stops.add(
                                    new Stop(token.token(), change.at(), answered, liftedAfter(token, change.at()))));
                }
            }
        }
        return stops;
    }

    private static @Nullable Instant liftedAfter(dev.rytm.sandbox.log.ConsentTruth token, Instant stop) {
        return token.changes().stream()
                .filter(change ->
                        change.change().equals("RESUMED") || change.change().equals("OPTED_IN"))
                .map(dev.rytm.sandbox.log.ConsentTruth.Change::at)
                .filter(at -> at.isAfter(stop))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Stretches in which the platform had told us that a person cannot be written to, up to their next sign of life.
    public List<Block> blocks() {
        Map<String, List<Instant>> signs = new HashMap<>();
        truth.deliveries().all().stream()
                .filter(delivery -> Set.of(
                                "messages",
                                "messaging_postbacks",
                                "message_reactions",
                                "messaging_optins",
                                "messaging_referrals")
                        .contains(delivery.field()))
                .forEach(delivery -> signs.computeIfAbsent(delivery.psid(), psid -> new ArrayList<>())
                        .add(delivery.eventAt()));
        return calls().stream()
                .filter(call -> call.byRule() && !call.accepted() && UNREACHABLE.contains(call.error()))
                .map(call ->
                        new Block(call.psid(), call.virtualAt(), end(call, signs.getOrDefault(call.psid(), List.of()))))
                .toList();
    }

    private static @Nullable Instant end(Call call, List<Instant> signs) {
        Stream<Instant> ends = signs.stream().filter(at -> at.isAfter(call.virtualAt()));
        if (call.error().equals(NOT_AT_THE_MOMENT)) {
            ends = Stream.concat(ends, Stream.of(call.virtualAt().plus(MOMENT)));
        }
        return ends.min(Comparator.naturalOrder()).orElse(null);
    }
}
