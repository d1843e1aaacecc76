package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Kind;
import dev.rytm.e2e.audit.Evidence.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Lines of a log and of a ledger, written by hand. Wall clock and virtual clock show the same.
final class Lines {

    static final String ANNA = "anna";
    static final String TOKEN = "token";
    static final String BREAD = "Bread";

    /// From the intent to the platform.
    static final Duration ON_THE_WAY = Duration.ofMillis(20);

    private Lines() {}

    /// An accepted call for a row; `attempt` counts from 1.
    static Call call(Kind kind, String send, int attempt, Instant at) {
        boolean onToken = kind == Kind.NOTIFICATION;
        return new Call(
                at.toEpochMilli(),
                kind,
                at,
                at,
                ANNA,
                onToken ? TOKEN : "",
                kind == Kind.MESSAGE ? "" : BREAD,
                send,
                attempt(send, attempt),
                true,
                false,
                null,
                null,
                null,
                at.plusMillis(10));
    }

    static Call sent(String send, Instant at) {
        return call(Kind.NOTIFICATION, send, 1, at);
    }

    private static String attempt(String send, int number) {
        return send + "." + number;
    }

    /// The same call, refused by a rule: `10/1893015` or `551`.
    static Call refused(Call call, String error) {
        return with(call, false, true, error, null);
    }

    /// The same call on a platform that only notes what it would have refused.
    static Call observed(Call call, String error) {
        return with(call, true, true, error, null);
    }

    /// The same call, lost before the platform took it.
    static Call dropped(Call call, String fault) {
        return with(call, false, false, "", fault);
    }

    /// The same call, accepted, and its answer lost.
    static Call unanswered(Call call, String fault) {
        return with(call, call.accepted(), call.byRule(), call.error(), fault);
    }

    private static Call with(
            Call call,
            boolean accepted,
            boolean byRule,
            String error,
            @org.jspecify.annotations.Nullable String fault) {
        List<Integer> codes = error.isEmpty()
                ? List.of()
                : Arrays.stream(error.split("/")).map(Integer::valueOf).toList();
        return new Call(
                call.sequence(),
                call.kind(),
                call.receivedAt(),
                call.virtualAt(),
                call.psid(),
                call.token(),
                call.topic(),
                call.sendId(),
                call.attempt(),
                accepted,
                byRule,
                codes.isEmpty() ? null : codes.getFirst(),
                codes.size() < 2 ? null : codes.getLast(),
                fault,
                accepted ? call.echoedAt() : null);
    }

    /// The same call, with its echo answered at another time.
    static Call echoed(Call call, Instant at) {
        return new Call(
                call.sequence(),
                call.kind(),
                call.receivedAt(),
                call.virtualAt(),
                call.psid(),
                call.token(),
                call.topic(),
                call.sendId(),
                call.attempt(),
                call.accepted(),
                call.byRule(),
                call.code(),
                call.subcode(),
                call.fault(),
                at);
    }

    /// The same call to somebody else, about something else.
    static Call about(Call call, String psid, String topic) {
        return new Call(
                call.sequence(),
                call.kind(),
                call.receivedAt(),
                call.virtualAt(),
                psid,
                psid + call.token(),
                topic,
                call.sendId(),
                call.attempt(),
                call.accepted(),
                call.byRule(),
                call.code(),
                call.subcode(),
                call.fault(),
                call.echoedAt());
    }

    /// A row that was SENT by the answer to its first attempt, or is in another state.
    static Row row(Kind kind, String id, Instant plannedAt) {
        return new Row(
                id,
                kind,
                ANNA,
                kind == Kind.MESSAGE ? "" : BREAD,
                "SENT",
                null,
                null,
                null,
                plannedAt,
                plannedAt.plus(Duration.ofDays(3)),
                attempt(id, 1),
                plannedAt.minus(ON_THE_WAY),
                0,
                "ANSWER");
    }

    /// The same row, ended in another way: `REFUSED CONTACT_UNREACHABLE`, `FAILED 551/1545041`, `UNKNOWN_FINAL`.
    static Row ended(Row row, String how) {
        List<String> words = List.of(how.split("[ /]"));
        boolean failed = words.getFirst().equals("FAILED");
        boolean refused = words.getFirst().equals("REFUSED");
        return new Row(
                row.id(),
                row.kind(),
                row.psid(),
                row.topic(),
                words.getFirst(),
                refused ? words.get(1) : null,
                failed ? Integer.valueOf(words.get(1)) : null,
                failed && words.size() > 2 ? Integer.valueOf(words.get(2)) : null,
                row.plannedAt(),
                row.notAfter(),
                row.attempt(),
                row.intentAt(),
                row.probes(),
                null);
    }

    /// The same row, proven by something else than its answer.
    static Row provenBy(Row row, String proof) {
        return new Row(
                row.id(),
                row.kind(),
                row.psid(),
                row.topic(),
                row.state(),
                row.reason(),
                row.code(),
                row.subcode(),
                row.plannedAt(),
                row.notAfter(),
                row.attempt(),
                row.intentAt(),
                row.probes(),
                proof);
    }

    /// The same row after attempt number `attempt`, a probe, was decided on at `intentAt`.
    static Row probed(Row row, int attempt, Instant intentAt) {
        return attempted(row, attempt, intentAt, 1);
    }

    /// The same row after attempt number `attempt`, no probe, was decided on at `intentAt`.
    static Row attempted(Row row, int attempt, Instant intentAt) {
        return attempted(row, attempt, intentAt, 0);
    }

    private static Row attempted(Row row, int attempt, Instant intentAt, int probes) {
        return new Row(
                row.id(),
                row.kind(),
                row.psid(),
                row.topic(),
                row.state(),
                row.reason(),
                row.code(),
                row.subcode(),
                row.plannedAt(),
                row.notAfter(),
                attempt(row.id(), attempt),
                intentAt,
                probes,
                row.proof());
    }
}
