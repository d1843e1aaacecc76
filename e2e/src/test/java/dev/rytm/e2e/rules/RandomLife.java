package dev.rytm.e2e.rules;

import dev.rytm.core.policy.Reason;
import dev.rytm.e2e.rules.Guest.Answer;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.sandbox.people.People;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One person whose life is drawn from a seed: they write, agree, stop, come back and block the page, the operator
/// pulls the brake, time goes by; and in between we try to send them something.
final class RandomLife {

    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Stall stall;
    private final Random chance;
    private final Guest guest;
    private final List<String> topics;
    private final List<String> asking;
    private final String saying;
    private boolean blocked;

    RandomLife(Stall stall, Random chance) {
        this.stall = stall;
        this.chance = chance;
        this.topics = List.of(stall.topic("Bread", "DAILY"), stall.topic("Cake", "WEEKLY"));
        this.asking = topics.stream().map(stall::asking).toList();
        this.saying = stall.saying("FLOW");
        this.guest = stall.welcome();
    }

    /// One attempt: what the policy answered right before it, and what the timeline told of it afterwards, which
    /// should be that and nothing else. An answer without a reason is a yes.
    record Judged(String attempt, Instant at, Answer policy, List<Answer> told) {

        /// Where the policy knows no time, as for a brake, a postponed turn has one of its own to look again.
        Judged {
            boolean isTimeless = policy.reason() != null && policy.nextAllowedAt() == null;
            told = isTimeless
                    ? told.stream()
                            .map(answer -> new Answer(answer.reason(), null))
                            .toList()
                    : List.copyOf(told);
        }
    }

    /// A few things happen, and then some time passes.
    void goesOn() {
        happens();
        turnBy(Duration.ofSeconds(chance.nextLong(
                1, chance.nextInt(3) > 0 ? 3_600 : Duration.ofDays(3).toSeconds())));
        happens();
    }

    private void happens() {
        for (int times = chance.nextInt(3); times > 0; times--) {
            happensOnce();
        }
    }

    private void happensOnce() {
        People people = stall.market().sandbox().people();
        if (blocked) {
            people.standing().unblock(guest.person());
            blocked = false;
        }
        switch (chance.nextInt(10)) {
            case 0, 1, 2 -> guest.writes();
            case 3, 4 -> accepts(people);
            case 5 -> token().ifPresent(token -> people.agreements().stop(guest.person(), token));
            case 6 -> token().ifPresent(token -> people.agreements().resume(guest.person(), token));
            case 7 -> {
                people.standing().block(guest.person());
                blocked = true;
            }
            case 8 -> stall.brake(true);
            default -> stall.brake(false);
        }
        stall.market().settle();
    }

    private void accepts(People people) {
        guest.person().thread().stream()
                .flatMap(item -> item.asks().stream())
                .reduce((_, later) -> later)
                .ifPresent(ask -> people.agreements().accept(guest.person(), ask));
    }

    private Optional<String> token() {
        return GroundTruth.consentsOf(guest.person()).stream()
                .map(consent -> consent.token())
                .reduce((one, other) -> chance.nextBoolean() ? one : other);
    }

    private void turnBy(Duration length) {
        stall.market().turnTo(stall.market().now().plus(length));
    }

    /// Tries something now; empty if there was nothing to try.
    List<Judged> attempt() {
        int which = chance.nextInt(topics.size());
        return switch (chance.nextInt(4)) {
            case 0 -> List.of(started("request", guest.may("OPT_IN_REQUEST", topics.get(which)), asking.get(which)));
            case 1 -> List.of(started("message", guest.may("MESSAGE", null), saying));
            default -> turn(topics.get(which), which == 0 ? Duration.ofHours(23) : Duration.ofDays(6));
        };
    }

    private Judged started(String what, Answer policy, String flow) {
        List<JsonNode> before = lines();
        guest.start(flow);
        return new Judged(what, now(), policy, told(before, line -> isSend(line) || waitsByThePolicy(line)));
    }

    /// A turn of a sequence comes within `most`; what happens until then may well prevent it.
    private List<Judged> turn(String topic, Duration most) {
        Instant turn = outsideTheLastMinute(
                now().plusSeconds(chance.nextLong(60, most.toSeconds())).truncatedTo(ChronoUnit.SECONDS));
        String sequence = stall.sequence(topic, saying, turn, Stall.ZONE);
        guest.enrols(sequence);
        happens();
        stall.market().turnTo(turn.minus(MOMENT));
        JsonNode enrolment = guest.contact().get("enrolments").get(topic);
        if (enrolment == null || !isDue(enrolment, sequence, turn)) {
            return List.of();
        }
        Answer policy = guest.may("NOTIFICATION", topic);
        List<JsonNode> before = lines();
        stall.market().turnTo(turn);
        List<Answer> told = told(before, line -> isSend(line) || isOf(line, "turn-postponed"));
        return List.of(new Judged("turn", turn, policy, told));
    }

    /// No sequence may have its time there.
    private static Instant outsideTheLastMinute(Instant turn) {
        boolean isIn = !LocalTime.ofInstant(turn, Stall.ZONE).isBefore(LocalTime.of(23, 59));
        return isIn ? turn.plusSeconds(60) : turn;
    }

    private static boolean isDue(JsonNode enrolment, String sequence, Instant turn) {
        return enrolment.get("sequence").asString().equals(sequence)
                && enrolment.path("dueAt").asString("").equals(turn.toString());
    }

    private Instant now() {
        return stall.market().now();
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        stall.get("/contacts/" + guest.psid() + "/timeline?limit=100")
                .get("moments")
                .forEach(lines::add);
        return lines;
    }

    private static boolean isSend(JsonNode line) {
        return line.get("about").asString().equals("send");
    }

    private static boolean isOf(JsonNode line, String kind) {
        return line.get("kind").asString().equals(kind);
    }

    /// A message that Meta refused lets its run wait, too; that is no decision of the policy.
    private static boolean waitsByThePolicy(JsonNode line) {
        String reason = line.at("/parameters/reason").asString("");
        return isOf(line, "run-waits")
                && Arrays.stream(Reason.values()).map(Reason::name).anyMatch(reason::equals);
    }

    /// What the lines of this instant say that were not there before.
    private List<Answer> told(List<JsonNode> before, Predicate<JsonNode> concerns) {
        List<JsonNode> lines = lines();
        before.forEach(lines::remove);
        return lines.stream()
                .filter(line -> Instant.parse(line.get("at").asString()).equals(now()))
                .filter(concerns)
                .map(this::told)
                .toList();
    }

    /// The ledger's row tells when next; a line that is no row tells it itself.
    private Answer told(JsonNode line) {
        JsonNode parameters = line.get("parameters");
        Reason reason = Optional.ofNullable(text(parameters, "reason"))
                .map(Reason::valueOf)
                .orElse(null);
        String next = text(parameters, "until");
        String send = text(parameters, "send");
        if (send != null) {
            JsonNode row = row(send);
            next = text(row, "nextAllowedAt");
            // Nobody has said no yet: a brake holds what waits in the ledger. The rules of requests know no brake.
            boolean held = "MESSAGE".equals(text(row, "kind")) && "DUE".equals(text(row, "state")) && stall.isBraked();
            reason = held ? Reason.PAUSED : reason;
        }
        return new Answer(reason, next == null ? null : Instant.parse(next));
    }

    private JsonNode row(String send) {
        for (JsonNode row :
                stall.get("/sends?limit=100&contact=" + guest.psid()).get("sends")) {
            if (row.at("/send/place/id").asString().equals(send)) {
                return row.get("send");
            }
        }
        throw new AssertionError("the ledger does not list " + send);
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode found = object.get(name);
        return found == null || found.isNull() ? null : found.asString();
    }
}
