package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.store.Arrival;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the story of a person calls the steps that they passed.
class StepStoryIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String anna = bakery.root + "/contacts/anna";

    private static Map<String, Object> waiting(String id, String name) {
        Map<String, Object> delay = Map.of("kind", "for", "duration", "P7D");
        Map<String, Object> step = Map.of("kind", "wait", "id", id, "name", name, "delay", delay);
        return Map.of("name", "Morning", "kind", "FLOW", "document", Map.of("entry", id, "steps", Map.of(id, step)));
    }

    private void publish(JsonNode saved) {
        client.post(
                        bakery.root + "/flows/" + saved.at("/flow/id").asString() + "/publish",
                        Map.of(
                                "revision",
                                saved.at("/flow/revision").asLong(),
                                "acknowledged",
                                saved.get("findings").findValuesAsString("id")))
                .ok();
    }

    /// Anna stands at the only step of the flow; returns its id.
    private String begun(String step) {
        JsonNode saved =
                client.post(bakery.root + "/flows", waiting("first", step)).ok();
        publish(saved);
        String flow = saved.at("/flow/id").asString();
        ContactKey key = new ContactKey(Long.parseLong(bakery.page), "anna");
        Event asked = new Event.FlowAsked(Running.NOW, new FlowId(flow));
        Running.server().database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(key, "asked", asked))));
        until(() -> client.get(anna).status() == 200);
        return flow;
    }

    private static void until(BooleanSupplier wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private List<String> story(String language) {
        return client.in(language).get(anna + "/timeline").ok().findValuesAsString("sentence");
    }

    @Test
    void aStepIsCalledByItsNameAndByThatOfItsFlow() {
        begun("Until tomorrow");

        assertThat(story("en")).contains("In the flow “Morning” the step “Until tomorrow” was passed.");
        assertThat(story("pl")).contains("W flow „Morning” wykonano krok „Until tomorrow”.");
    }

    @Test
    void aStepWithoutANameIsCalledByItsKind() {
        begun("");

        assertThat(story("en")).contains("In the flow “Morning” the step “Wait” was passed.");
        assertThat(story("pl")).contains("W flow „Morning” wykonano krok „Czekanie”.");
    }

    @Test
    void aStepThatTheNewestVersionLacksIsCalledWhatItWasCalledLast() {
        String flow = begun("Until tomorrow");
        Map<String, Object> next = new HashMap<>(waiting("second", "Until next week"));
        next.put("revision", 1);
        publish(client.put(bakery.root + "/flows/" + flow, next).ok());

        assertThat(story("en")).contains("In the flow “Morning” the step “Until tomorrow” was passed.");
    }

    @Test
    void aStepOfAFlowThatIsGoneHasNoName() {
        String flow = begun("Until tomorrow");
        client.post(anna + "/edits", Map.of("kind", "suppress")).is(202);
        until(() -> client.get(anna).ok().get("runs").isEmpty());

        client.delete(bakery.root + "/flows/" + flow).is(204);

        assertThat(story("en")).contains("A step of a flow was passed.");
    }
}
