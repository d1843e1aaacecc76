package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.Evidence.Block;
import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Stop;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.CallRecord.Kind;
import dev.rytm.sandbox.log.CallRecord.Outcome;
import dev.rytm.sandbox.log.CallRecord.When;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.store.AttemptId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the sandbox's ground truth in the words of the comparison.
public final class SandboxEvidence {

    /// Errors by which the platform says that a person cannot be written to: 551, 200/1545041 and 100/2018001.
    private static final Set<Integer> UNREACHABLE = Set.of(551, 200, 100);

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

    /// Every call on a token, in the order in which the platform judged them.
    public List<Call> calls() {
        return truth.calls().all().stream()
                .filter(call -> call.subject().kind() == Kind.NOTIFICATION)
                .map(SandboxEvidence::call)
                .toList();
    }

    private static Call call(CallRecord call) {
        CallRecord.Verdict verdict = call.verdict();
        boolean byRule = verdict.outcome() == Outcome.REJECTED || verdict.outcome() == Outcome.OBSERVED;
        return new Call(
                call.sequence(),
                call.received().wall(),
                call.received().virtual(),
                call.subject().psid(),
                call.subject().token(),
                call.subject().topics().isEmpty()
                        ? ""
                        : call.subject().topics().getFirst().title(),
                AttemptId.parse(call.subject().metadata())
                        .map(AttemptId::sendId)
                        .orElse(null),
                call.accepted(),
                byRule,
                absentIfZero(verdict.code()),
                absentIfZero(verdict.subcode()),
                call.fault().isEmpty() ? null : call.fault());
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
        return truth.calls().all().stream()
                .filter(call -> call.verdict().outcome() == Outcome.REJECTED
                        && UNREACHABLE.contains(call.verdict().code()))
                .map(call -> new Block(
                        call.subject().psid(),
                        call.received().virtual(),
                        signs.getOrDefault(call.subject().psid(), List.of()).stream()
                                .filter(at -> at.isAfter(call.received().virtual()))
                                .min(Comparator.naturalOrder())
                                .orElse(null)))
                .toList();
    }
}
