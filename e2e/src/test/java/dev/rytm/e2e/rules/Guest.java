package dev.rytm.e2e.rules;

import dev.rytm.core.policy.Reason;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.sandbox.platform.OptInAsk;
import dev.rytm.sandbox.platform.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A person at a stall: what they do at Meta, what we do to them over the API, and what either side believes.
final class Guest {

    private final Stall stall;
    private final Person person;
    private ZoneId zone = Stall.ZONE;

    Guest(Stall stall, Person person) {
        this.stall = stall;
        this.person = person;
    }

    /// What the policy answers over the API.
    record Answer(@Nullable Reason reason, @Nullable Instant nextAllowedAt) {}

    String psid() {
        return person.psid();
    }

    Person person() {
        return person;
    }

    void writes() {
        stall.market().sandbox().people().talk().say(person, "Good morning");
        stall.market().settle();
    }

    /// Says yes to the newest request.
    void accepts() {
        OptInAsk ask = person.thread().stream()
                .flatMap(item -> item.asks().stream())
                .reduce((_, later) -> later)
                .orElseThrow();
        stall.market().sandbox().people().agreements().accept(person, ask);
        stall.market().settle();
    }

    void stops() {
        stop();
        stall.market().settle();
    }

    /// Stops the newest topic and does not wait.
    void stop() {
        stall.market().sandbox().people().agreements().stop(person, token());
    }

    /// The newest token, as Meta knows it.
    String token() {
        return GroundTruth.consentsOf(person).stream()
                .reduce((_, later) -> later)
                .orElseThrow()
                .token();
    }

    /// Asks for consent and gets it.
    void agreesTo(String topic) {
        start(stall.asking(topic));
        accepts();
    }

    void start(String flow) {
        begins(flow);
        stall.market().settle();
    }

    /// Starts a flow and does not wait.
    void begins(String flow) {
        edit(Map.of("kind", "start-flow", "flow", flow));
    }

    void enrols(String sequence) {
        edit(Map.of("kind", "enrol", "sequence", sequence, "replace", true));
        stall.market().settle();
    }

    /// Enrols so that the one turn comes at `turn`.
    void expects(String topic, String flow, Instant turn) {
        enrols(stall.sequence(topic, flow, turn, zone));
    }

    /// Has a turn at `turn` and waits until it is over.
    void hasTurn(String topic, String flow, Instant turn) {
        expects(topic, flow, turn);
        stall.market().turnTo(turn);
    }

    void livesIn(ZoneId other) {
        zone = other;
        edit(Map.of("kind", "set-profile", "profile", Map.of("zone", other.getId())));
        stall.market().settle();
    }

    void gets(String tag) {
        edit(Map.of("kind", "tag", "tag", tag, "present", true));
        stall.market().settle();
    }

    /// Is taken out of a sequence, and does not wait.
    void quits(String sequence) {
        edit(Map.of("kind", "leave", "sequence", sequence));
    }

    void isSuppressed() {
        edit(Map.of("kind", "suppress"));
    }

    void leaves() {
        edit(Map.of("kind", "erase"));
    }

    private void edit(Map<String, Object> edit) {
        stall.post("/contacts/" + psid() + "/edits", edit);
    }

    JsonNode contact() {
        return stall.get("/contacts/" + psid());
    }

    JsonNode consent(String topic) {
        return contact().get("consents").get(topic);
    }

    Instant consentEnds(String topic) {
        return Instant.parse(consent(topic).get("expiresAt").asString());
    }

    Answer may(String kind, @Nullable String topic) {
        JsonNode answer =
                stall.get("/contacts/" + psid() + "/may-send?kind=" + kind + (topic == null ? "" : "&topic=" + topic));
        JsonNode reason = answer.get("reason");
        JsonNode next = answer.get("nextAllowedAt");
        return new Answer(
                reason == null ? null : Reason.valueOf(reason.asString()),
                next == null ? null : Instant.parse(next.asString()));
    }

    /// The rows of one kind in our ledger, oldest first.
    List<Sent> sends(String kind) {
        List<Sent> rows = new ArrayList<>();
        stall.get("/sends?limit=100&contact=" + psid() + "&kind=" + kind)
                .get("sends")
                .forEach(row -> rows.add(Sent.of(row.get("send"))));
        return rows.stream().sorted(Comparator.comparing(Sent::plannedAt)).toList();
    }

    Sent lastSend(String kind) {
        return sends(kind).getLast();
    }

    /// Our calls about this person as Meta received them, oldest first.
    List<CallRecord> calls() {
        return stall.market().sandbox().log().calls().all().stream()
                .filter(call -> call.subject().psid().equals(psid()))
                .filter(call -> !call.subject().metadata().isEmpty())
                .toList();
    }

    /// The parameters of the newest decision of this kind.
    Map<String, String> lastDecision(String kind) {
        for (JsonNode moment : stall.get("/contacts/" + psid() + "/timeline").get("moments")) {
            if (moment.get("kind").asString().equals(kind)) {
                return moment.get("parameters")
                        .propertyStream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, it -> it.getValue().asString()));
            }
        }
        throw new AssertionError("there is no decision " + kind + " about " + psid());
    }

    Meta meta() {
        return new Meta(stall, this);
    }

    /// A row of our ledger.
    record Sent(
            String state,
            @Nullable String reason,
            @Nullable Instant nextAllowedAt,
            @Nullable String error,
            @Nullable String evidence,
            Instant plannedAt) {

        static Sent of(JsonNode row) {
            JsonNode code = row.at("/failure/code");
            JsonNode subcode = row.at("/failure/subcode");
            String error =
                    code.isNumber() ? code.asString() + (subcode.isNumber() ? "/" + subcode.asString() : "") : null;
            return new Sent(
                    row.get("state").asString(),
                    text(row, "/reason"),
                    text(row, "/nextAllowedAt") == null
                            ? null
                            : Instant.parse(Objects.requireNonNull(text(row, "/nextAllowedAt"))),
                    error,
                    text(row, "/receipt/evidence"),
                    Instant.parse(row.get("plannedAt").asString()));
        }

        private static @Nullable String text(JsonNode row, String pointer) {
            JsonNode found = row.at(pointer);
            return found.isString() ? found.asString() : null;
        }
    }
}
