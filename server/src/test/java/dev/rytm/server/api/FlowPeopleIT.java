package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.store.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Where people are inside a flow, and what becomes of them when its next version is published.
class FlowPeopleIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String id = published(document("P7D"));
    private final String flow = bakery.root + "/flows/" + id;

    @Test
    void peopleAreCountedWhereTheyStand() {
        starts("anna");
        starts("adam");

        assertThat(client.get(flow + "/people").ok())
                .isEqualTo(Client.parsed("[{\"version\":1,\"step\":\"wait\",\"people\":2}]"));
        assertThat(client.get(flow + "/versions").ok().get(0).get("people").asLong())
                .isEqualTo(2);
    }

    @Test
    void refusalsAreCountedByTheirStepsBesideWhoeverWaits() {
        Map<String, Object> ask = Map.of("kind", "consent", "id", "ask", "name", "Ask", "topic", bakery.topicId());
        String asking = published(Map.of("entry", "ask", "steps", Map.of("ask", ask)));
        ContactKey key = new ContactKey(Long.parseLong(bakery.page), "anna");
        Event event = new Event.FlowAsked(Running.NOW, new FlowId(asking));
        Running.server().database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(key, "asked", event))));
        String counts = bakery.root + "/flows/" + asking + "/counts";

        eventually(() -> client.get(counts).ok().at("/steps/0/refused/0/count").asLong(), 1L);
        JsonNode step = client.in("pl").get(counts).ok().at("/steps/0");
        assertThat(step.get("step").asString()).isEqualTo("ask");
        assertThat(step.at("/refused/0/sentence").asString()).endsWith(".").isNotEqualTo("Nie została wysłana.");
        assertThat(step.get("entered").asLong()).isOne();
        assertThat(step.get("left")).isEqualTo(Client.parsed("[{\"exit\":\"otherwise\",\"count\":1}]"));
        assertThat(step.get("tapped").asLong()).isZero();
        assertThat(line(asking).get("entered").asLong()).isOne();
        assertThat(line(asking).get("finished").asLong()).isOne();
        assertThat(client.get(counts + "?from=2022-01-01&until=2022-02-01")
                        .ok()
                        .get("steps")
                        .isEmpty())
                .isTrue();
        starts("adam");
        assertThat(client.get(flow + "/counts").ok().at("/steps/0/waiting").asLong())
                .isOne();
    }

    @Test
    void tapsAndWaysOutAreCounted() {
        Map<String, Object> yes = Map.of("kind", "tap", "id", "yes", "title", "Yes");
        Map<String, Object> message =
                Map.of("kind", "buttons", "text", "Shall we?", "buttons", List.of(yes), "quickReplies", List.of());
        Map<String, Object> offer = Map.of(
                "kind", "message", "id", "offer", "name", "Offer", "message", message, "exits", Map.of("yes", "end"));
        Map<String, Object> end = Map.of("kind", "end", "id", "end", "name", "End");
        String offering = published(Map.of("entry", "offer", "steps", Map.of("offer", offer, "end", end)));
        ContactKey anna = new ContactKey(Long.parseLong(bakery.page), "anna");
        Event tap = new Event.ButtonTapped(Running.NOW, "mid", "go|" + offering + "|1|offer|yes", "Yes", null);
        Running.server().database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(anna, "tap", tap))));

        Supplier<JsonNode> steps = () ->
                client.get(bakery.root + "/flows/" + offering + "/counts").ok().get("steps");
        eventually(() -> steps.get().findValuesAsString("step"), List.of("end", "offer"));
        JsonNode line = steps.get().get(1);
        assertThat(line.get("tapped").asLong()).isOne();
        assertThat(line.get("left")).isEqualTo(Client.parsed("[{\"exit\":\"tap:yes\",\"count\":1}]"));
        assertThat(line.get("entered").asLong()).isZero();
        assertThat(line(offering).get("entered").asLong()).isZero();
    }

    private JsonNode line(String wanted) {
        return client.get(bakery.root + "/flows")
                .ok()
                .valueStream()
                .filter(one -> one.get("id").asString().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsAreOfTheDaysAskedFor() {
        String counts = flow + "/counts";
        JsonNode week = client.get(counts + "?days=7&until=2022-02-01").ok();

        assertThat(week.get("from").asString()).isEqualTo("2022-01-25");
        client.get(counts + "?days=366").ok();
        client.get(counts + "?days=367").is(400);
        client.get(counts + "?days=0").is(400);
        client.get(counts + "?from=2022-02-01&until=2022-01-01").is(400);
        client.get(counts + "?days=2000000000").is(400);
    }

    @Test
    void whoeverIsInsideStaysUnlessTheAuthorSaysSo() {
        starts("anna");
        publish(Map.of("revision", revision(), "acknowledged", acknowledged()));
        starts("adam");

        assertThat(client.get(flow + "/people").ok().findValuesAsString("version"))
                .containsExactly("2", "1");
    }

    @Test
    void everybodyInsideGoesOnInTheNewVersion() {
        starts("anna");
        starts("adam");

        publish(Map.of("revision", revision(), "acknowledged", acknowledged(), "people", "MOVE"));

        eventually(() -> client.get(flow + "/people").ok().findValuesAsString("version"), List.of("2"));
        eventually(() -> kinds("anna").contains("run-moved"), true);
        assertThat(client.get(flow + "/versions").ok().findValuesAsString("people"))
                .containsExactly("2", "0");
        assertThat(client.get("/api/v1/audit?limit=1")
                        .ok()
                        .at("/entries/0/detail/people")
                        .asString())
                .isEqualTo("MOVE");
    }

    @Test
    void everybodyInsideBeginsTheNewVersion() {
        starts("anna");

        publish(Map.of("revision", revision(), "acknowledged", acknowledged(), "people", "RESTART"));

        eventually(() -> kinds("anna").contains("run-restarted"), true);
        eventually(() -> client.get(flow + "/people").ok().findValuesAsString("step"), List.of("wait"));
    }

    @Test
    void toLetPeopleBeginAgainTakesTheRightToSend() {
        Studio editor = Studio.signedIn(bakery.workspace(), Role.EDITOR);
        int revision = revision();

        editor.post(
                        flow + "/publish",
                        Map.of("revision", revision, "acknowledged", acknowledged(), "people", "RESTART"))
                .is(403);
        editor.post(flow + "/publish", Map.of("revision", revision, "acknowledged", acknowledged(), "people", "MOVE"))
                .ok();
    }

    private String published(Map<String, Object> document) {
        JsonNode made = client.post(
                        bakery.root + "/flows", Map.of("name", "Powitanie", "kind", "FLOW", "document", document))
                .ok();
        String flowId = made.at("/flow/id").asString();
        client.post(
                        bakery.root + "/flows/" + flowId + "/publish",
                        Map.of(
                                "revision",
                                1,
                                "acknowledged",
                                made.get("findings").findValuesAsString("id")))
                .ok();
        return flowId;
    }

    /// Of another draft.
    private int revision() {
        int revision = client.get(flow).ok().at("/flow/revision").asInt();
        return client.put(
                        flow,
                        Map.of("revision", revision, "name", "Powitanie", "kind", "FLOW", "document", document("P8D")))
                .ok()
                .at("/flow/revision")
                .asInt();
    }

    private List<String> acknowledged() {
        return client.get(flow).ok().get("findings").findValuesAsString("id");
    }

    private static Map<String, Object> document(String duration) {
        Map<String, Object> delay = Map.of("kind", "for", "duration", duration);
        return Map.of(
                "entry",
                "wait",
                "steps",
                Map.of("wait", Map.of("kind", "wait", "id", "wait", "name", "Wait", "delay", delay)));
    }

    private void publish(Map<String, Object> form) {
        client.post(flow + "/publish", form).ok();
    }

    private void starts(String person) {
        ContactKey key = new ContactKey(Long.parseLong(bakery.page), person);
        Event event = new Event.FlowAsked(Running.NOW, new FlowId(id));
        Running.server().database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(key, person, event))));
        eventually(() -> client.get(bakery.root + "/contacts/" + person).status(), 200);
        eventually(
                () -> client.get(bakery.root + "/contacts/" + person)
                        .ok()
                        .get("runs")
                        .size(),
                1);
    }

    private List<String> kinds(String person) {
        return client.get(bakery.root + "/contacts/" + person + "/timeline")
                .ok()
                .findValuesAsString("kind");
    }

    private static <T> void eventually(Supplier<T> actual, T expected) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!actual.get().equals(expected) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(actual.get()).isEqualTo(expected);
    }
}
