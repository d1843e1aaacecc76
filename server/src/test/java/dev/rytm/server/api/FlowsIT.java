package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What authors are told about their flows, and what keeps a flow from being deleted.
class FlowsIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;

    @Test
    void aLineTellsWhetherTheDraftHasMovedOnSinceItWasPublished() {
        String id = bakery.publishedFlow("Powitanie", "FLOW");
        String flow = bakery.root + "/flows/" + id;

        JsonNode published = line(id);
        client.put(flow, Map.of("revision", 1, "name", "a", "kind", "FLOW", "document", Bakery.document("Hi")))
                .ok();
        JsonNode changed = line(id);

        assertThat(at(published, "publishedAt")).isAfter(at(published, "savedAt"));
        assertThat(at(changed, "publishedAt"))
                .isEqualTo(at(published, "publishedAt"))
                .isBefore(at(changed, "savedAt"));
    }

    private JsonNode line(String flow) {
        return client.get(bakery.root + "/flows")
                .ok()
                .valueStream()
                .filter(one -> one.get("id").asString().equals(flow))
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(JsonNode line, String property) {
        return Instant.parse(line.get(property).asString());
    }

    @Test
    void whatNeedsAFlowIsNamedBeforeItIsDeleted() {
        String flow = bakery.publishedFlow("Oferta", "FLOW");
        assertThat(client.get(bakery.root + "/flows/" + flow + "/dependants").ok())
                .isEmpty();

        client.post(bakery.root + "/sequences", Bakery.sequence(bakery.topicId(), flow))
                .ok();

        assertThat(client.get(bakery.root + "/flows/" + flow + "/dependants").ok())
                .hasSize(1);
        client.get(bakery.root + "/flows/none/dependants").is(404);
    }

    @Test
    void aFlowStaysWhileSomebodyIsInsideIt() {
        String inner = publish("Pytanie", "SUBFLOW", Map.of("ask", question("ask")), "ask");
        String outer = publish("Powitanie", "FLOW", Map.of("go", toSubflow("go", inner)), "go");
        starts("anna", outer);
        starts("adam", outer);

        assertThat(client.delete(bakery.root + "/flows/" + outer).is(409).detail())
                .isEqualTo("It cannot be deleted while these use it: people who are inside it: 2.");
        assertThat(client.in("pl")
                        .delete(bakery.root + "/flows/" + inner)
                        .is(409)
                        .detail())
                .contains("Powitanie", "osoby, które są w środku: 2");
        client.get(bakery.root + "/flows/" + outer).ok();

        answers("anna");
        answers("adam");
        client.delete(bakery.root + "/flows/" + outer).is(204);
        client.delete(bakery.root + "/flows/" + inner).is(204);
    }

    @Test
    void anOlderVersionCountsWhileSomebodyIsInsideIt() {
        String inner = publish("Cel", "SUBFLOW", Map.of("ask", question("ask")), "ask");
        String outer =
                publish("Stary", "FLOW", Map.of("wait", question("wait", "go"), "go", toSubflow("go", inner)), "wait");
        starts("anna", outer);
        String flow = bakery.root + "/flows/" + outer;
        client.put(flow, Map.of("revision", 1, "name", "Nowy", "kind", "FLOW", "document", Bakery.document("Hi")))
                .ok();
        client.post(flow + "/publish", Map.of("revision", 2)).ok();

        assertThat(client.delete(bakery.root + "/flows/" + inner).is(409).detail())
                .contains("Stary");
        client.post(bakery.root + "/contacts/anna/edits", Map.of("kind", "erase"))
                .is(202);
        outOfFlows("anna");
        client.delete(bakery.root + "/flows/" + inner).is(204);
    }

    @Test
    void theDefaultReplyIsNamed() {
        String flow = bakery.publishedFlow("Powitanie", "FLOW");
        client.put(
                        bakery.root + "/entrances",
                        Map.of("revision", 1, "defaultReply", flow, "keywords", Map.of(), "referrals", Map.of()))
                .ok();

        assertThat(client.delete(bakery.root + "/flows/" + flow).is(409).detail())
                .contains("the default reply");
    }

    @Test
    void aSubflowOfATopicStays() {
        String flow = bakery.publishedFlow("Pożegnanie", "SUBFLOW");
        Map<String, Object> topic = Bakery.topic("Oferty", "Oferty tygodnia");
        topic.put("onStop", flow);
        client.post(bakery.root + "/topics", topic).ok();

        assertThat(client.delete(bakery.root + "/flows/" + flow).is(409).detail())
                .contains("Oferty");
    }

    private String publish(String name, String kind, Map<String, Object> steps, String entry) {
        JsonNode made = client.post(
                        bakery.root + "/flows",
                        Map.of("name", name, "kind", kind, "document", Map.of("entry", entry, "steps", steps)))
                .ok();
        assertThat(made.get("problems").isEmpty()).as(made.toString()).isTrue();
        String id = made.get("flow").get("id").asString();
        List<String> acknowledged = made.get("findings").findValuesAsString("id");
        client.post(bakery.root + "/flows/" + id + "/publish", Map.of("revision", 1, "acknowledged", acknowledged))
                .ok();
        return id;
    }

    private static Map<String, Object> question(String id) {
        return question(id, null);
    }

    private static Map<String, Object> question(String id, @Nullable String next) {
        Map<String, Object> step = new LinkedHashMap<>(
                Map.of("kind", "wait", "id", id, "name", "Wait", "delay", Map.of("kind", "until-reply")));
        if (next != null) {
            step.put("next", next);
        }
        return step;
    }

    private static Map<String, Object> toSubflow(String id, String flow) {
        return Map.of("kind", "go-to", "id", id, "name", "Go", "target", Map.of("kind", "to-subflow", "flow", flow));
    }

    private void starts(String person, String flow) {
        happens(person, new Event.FlowAsked(Running.NOW, new dev.rytm.core.contact.FlowId(flow)));
        until(person, true);
    }

    private void answers(String person) {
        happens(person, new Event.MessageReceived(Running.NOW, "m_" + person, "Yes", null));
        outOfFlows(person);
    }

    private void outOfFlows(String person) {
        until(person, false);
    }

    private void happens(String person, Event event) {
        ContactKey key = new ContactKey(Long.parseLong(bakery.page), person);
        Running.server()
                .database
                .inTransaction(t -> t.inbox().append(List.of(Arrival.named(key, event.toString(), event))));
    }

    private void until(String person, boolean inside) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            Client.Answer answer = client.get(bakery.root + "/contacts/" + person);
            if (answer.status() == 200 && answer.body().get("runs").isEmpty() != inside) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(person + " stayed " + answer.raw().body());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
