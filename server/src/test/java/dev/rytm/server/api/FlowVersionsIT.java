package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What of a flow was published by whom, who was faster, and where it lies.
class FlowVersionsIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;

    @Test
    void aVersionIsShownAsItWasDrawnAndBringsItsDraftBack() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");
        client.put(flow, save(1, Bakery.document("New"))).ok();
        client.post(flow + "/publish", Map.of("revision", 2, "note", "A warmer word"))
                .ok();

        JsonNode first = client.get(flow + "/versions/1").ok();
        JsonNode brought = client.put(flow, save(2, first.get("document"))).ok();

        assertThat(first.get("version").asInt()).isOne();
        assertThat(first.get("kind").asString()).isEqualTo("FLOW");
        assertThat(first.has("note")).isFalse();
        assertThat(first.at("/document/layout/positions/hello/y").asDouble()).isEqualTo(20.5);
        assertThat(brought.get("document")).isEqualTo(first.get("document"));
        assertThat(brought.get("problems").isEmpty()).isTrue();
        JsonNode newest = client.get(flow + "/versions").ok().get(0);
        assertThat(newest.get("note").asString()).isEqualTo("A warmer word");
        assertThat(newest.get("people").asLong()).isZero();
        client.get(flow + "/versions/0").is(404);
        client.get(flow + "/versions/99999999999").is(404);
    }

    @Test
    void whoeverSavesOnAndOnIsToldOfOnce() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");

        client.put(flow, save(1, Bakery.document("One"))).ok();
        client.put(flow, save(2, Bakery.document("Two"))).ok();

        assertThat(client.get("/api/v1/audit?limit=5").ok().get("entries").findValuesAsString("action"))
                .containsOnlyOnce("flow.save");
    }

    @Test
    void peopleAreCalledByTheirNames() {
        Studio owner = bakery.owner();
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");

        JsonNode saved = owner.put(flow, save(1, Bakery.document("New"))).ok();
        owner.post(flow + "/publish", Map.of("revision", 2)).ok();

        String name = owner.session().at("/member/name").asString();
        assertThat(saved.at("/flow/savedBy").asString()).isEqualTo(name);
        assertThat(client.get(flow + "/versions").ok().get(0).get("publishedBy").asString())
                .isEqualTo(name);
    }

    @Test
    void theSecondEditorIsToldWhoWasFaster() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");
        String name = bakery.owner()
                .put(flow, save(1, Bakery.document("New")))
                .ok()
                .at("/flow/savedBy")
                .asString();

        Client.Answer refused =
                client.in("pl").put(flow, save(1, Bakery.document("Other"))).is(409);

        assertThat(refused.detail()).contains("zrobił to ktoś inny: " + name);
        assertThat(refused.body().at("/newer/revision").asLong()).isEqualTo(2);
        assertThat(refused.body().at("/newer/savedBy").asString()).isEqualTo(name);
        assertThat(refused.body().at("/newer/savedAt").asString()).isNotBlank();
        assertThat(client.post(flow + "/publish", Map.of("revision", 1))
                        .is(409)
                        .body()
                        .at("/newer/revision")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void aNoteOnAVersionHasItsLimit() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");

        assertThat(client.post(flow + "/publish", Map.of("revision", 1, "note", "x".repeat(501)))
                        .is(422)
                        .body()
                        .get("pointer")
                        .asString())
                .isEqualTo("/note");
        client.post(flow + "/publish", Map.of("revision", 1, "note", "x".repeat(500)))
                .ok();
        client.post(flow + "/publish", Map.of("revision", 1, "note", " ")).ok();
    }

    @Test
    void aFlowLiesInAFolderUntilItIsTakenOut() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");

        assertThat(client.put(flow + "/folder", Map.of("folder", "Oferty"))
                        .ok()
                        .get("folder")
                        .asString())
                .isEqualTo("Oferty");
        client.put(flow, save(1, Bakery.document("New"))).ok();
        assertThat(client.get(bakery.root + "/flows").ok().at("/0/folder").asString())
                .isEqualTo("Oferty");
        client.put(flow + "/folder", Map.of("folder", "x".repeat(101))).is(422);
        client.put(flow + "/folder", Map.of("folder", " ")).is(422);
        assertThat(client.put(flow + "/folder", Map.of()).ok().has("folder")).isFalse();
    }

    @Test
    void aCopyLiesBesideItsOriginal() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");
        JsonNode loose =
                client.post(flow + "/duplicate", Map.of("name", "Jeden")).ok();
        client.put(flow + "/folder", Map.of("folder", "Oferty")).ok();

        JsonNode copy =
                client.post(flow + "/duplicate", Map.of("name", "Drugi")).ok();

        assertThat(loose.get("flow").has("folder")).isFalse();
        assertThat(copy.at("/flow/folder").asString()).isEqualTo("Oferty");
    }

    @Test
    void theExportNamesTheSchemaThatTheServerShows() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");

        JsonNode exported = client.get(flow + "/export").ok();

        assertThat(exported.get("$schema").asString()).endsWith("/api/v1/flow.schema.json");
        client.post(bakery.root + "/flows", exported.toString()).ok();
        JsonNode schema = new Client(null, "en").get("/api/v1/flow.schema.json").ok();
        assertThat(schema.at("/$defs/MessageStep/additionalProperties").asBoolean(true))
                .isFalse();
        assertThat(schema.at("/$defs/Step/oneOf").size()).isGreaterThan(8);
    }

    @Test
    void aSequenceTellsWhatItsTurnsMakeOfItsFlows() {
        String flow = bakery.publishedFlow("Powitanie", "FLOW");
        Map<String, Object> sequence = Bakery.sequence(bakery.topicId(), flow);

        JsonNode made = client.post(bakery.root + "/sequences", sequence).ok();

        assertThat(made.at("/findings/0/kind").asString()).isEqualTo("TOPIC_NEVER_ASKED");
        String path = bakery.root + "/sequences/" + made.at("/sequence/id").asString();
        assertThat(client.put(path, Bakery.from(1, sequence)).ok().get("findings"))
                .isEqualTo(made.get("findings"));
        assertThat(client.get(path).ok().get("findings")).isEqualTo(made.get("findings"));
        assertThat(client.get(bakery.root + "/sequences").ok().get(0).has("findings"))
                .isFalse();
    }

    private static Map<String, Object> save(long revision, Object document) {
        return Map.of("revision", revision, "name", "Powitanie", "kind", "FLOW", "document", document);
    }
}
