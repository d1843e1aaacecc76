package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContentIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;

    @Test
    void aPageShowsItsSettingsAndNeverItsToken() {
        JsonNode page = client.get(bakery.root).ok();

        assertThat(page.get("settings").get("zone").asString()).isEqualTo("Europe/Warsaw");
        assertThat(page.get("settings").get("stopWords").toString()).contains("stop", "rezygnuję");
        assertThat(page.toString()).doesNotContain("EAAtoken");
        assertThat(client.get("/api/v1/apps").raw().body()).doesNotContain("s3cret", "verify");
    }

    @Test
    void settingsAreReplacedAsAWhole() {
        Map<String, Object> settings = Bakery.settings();
        settings.put("quietHours", Map.of("from", "22:00", "until", "08:00"));
        settings.put("frequencyCap", Map.of("max", 3, "days", 7));
        settings.put("stopWords", List.of(" DOŚĆ "));

        JsonNode page = client.put(bakery.root, Bakery.from(1, settings)).ok();

        assertThat(page.get("settings").get("quietHours").get("from").asString())
                .isEqualTo("22:00");
        assertThat(page.get("settings").get("stopWords").toString()).isEqualTo("[\"dość\"]");
        assertThat(client.put(bakery.root, Bakery.from(2, Bakery.settings()))
                        .ok()
                        .get("settings")
                        .has("quietHours"))
                .isFalse();
    }

    @Test
    void aChangedWordingIsANewVersionAndTheOldOneStays() {
        String id = bakery.topicId();
        JsonNode changed = client.put(
                        bakery.root + "/topics/" + id, Bakery.from(1, Bakery.topic("Oferty", "Nowy tytuł")))
                .ok()
                .get("topic");

        assertThat(changed.get("currentWording").asInt()).isEqualTo(2);
        assertThat(changed.get("wordings").get("1").get("title").asString()).isEqualTo("Oferty tygodnia");
        assertThat(client.put(bakery.root + "/topics/" + id, Bakery.from(2, Bakery.topic("Nazwa", "Nowy tytuł")))
                        .ok()
                        .get("topic")
                        .get("currentWording")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void noTwoTopicsOfOneFrequencyShareANameOrATitle() {
        bakery.topicId();

        assertThat(client.post(bakery.root + "/topics", Bakery.topic(" OFERTY ", "Inny"))
                        .is(409)
                        .detail())
                .contains("already has this name");
        client.post(bakery.root + "/topics", Bakery.topic("Inne", "oferty  TYGODNIA"))
                .is(409);
        Map<String, Object> monthly = Bakery.topic("Oferty", "Oferty tygodnia");
        monthly.put("frequency", "MONTHLY");
        client.post(bakery.root + "/topics", monthly).is(201);
    }

    @Test
    void aDraftMayBeUnfinishedAndSaysWhatIsMissing() {
        Map<String, Object> document = new LinkedHashMap<>(Bakery.document("Hi"));
        document.put("entry", "nowhere");
        JsonNode made = client.post(
                        bakery.root + "/flows", Map.of("name", "Powitanie", "kind", "FLOW", "document", document))
                .ok();

        assertThat(made.get("problems").get(0).get("pointer").asString()).isEqualTo("/entry");
        String flow = bakery.root + "/flows/" + made.get("flow").get("id").asString();
        JsonNode refused = client.in("pl")
                .post(flow + "/publish", Map.of("revision", 1))
                .is(422)
                .body();
        assertThat(refused.get("pointer").asString()).isEqualTo("/entry");
        assertThat(refused.get("detail").asString()).startsWith("Krok, od którego flow się zaczyna");
    }

    /// Without steps there is nothing that it could begin with.
    @Test
    void aFlowWithoutStepsLacksNothingElse() {
        JsonNode made = client.post(bakery.root + "/flows", Map.of("name", "Powitanie", "kind", "FLOW"))
                .ok();

        assertThat(made.get("problems").findValuesAsString("detail"))
                .containsExactly("The flow has no steps: draw at least one.");
        String flow = bakery.root + "/flows/" + made.get("flow").get("id").asString();
        client.post(flow + "/publish", Map.of("revision", 1)).is(422);
    }

    @Test
    void everyBrokenStepIsNamed() {
        Map<String, Object> document = Map.of(
                "entry",
                "a",
                "steps",
                Map.of(
                        "a", Map.of("kind", "message", "id", "a"),
                        "b/c", Map.of("kind", "dance"),
                        "d", 7));

        JsonNode problems = client.put(
                        bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW"),
                        Map.of("revision", 1, "name", "Powitanie", "kind", "FLOW", "document", document))
                .ok()
                .get("problems");

        assertThat(problems.findValuesAsString("pointer"))
                .contains("/steps/b~1c/kind", "/steps/d")
                .anyMatch(pointer -> pointer.startsWith("/steps/a/"));
    }

    @Test
    void publishingMakesVersionsThatNeverChange() {
        String id = bakery.publishedFlow("Powitanie", "FLOW");
        String flow = bakery.root + "/flows/" + id;
        JsonNode before = client.get(flow + "/versions/1").ok();

        client.put(flow, Map.of("revision", 1, "name", "Nowe", "kind", "FLOW", "document", Bakery.document("New")))
                .ok();
        client.post(flow + "/publish", Map.of("revision", 2)).ok();

        assertThat(client.get(flow + "/versions").ok().size()).isEqualTo(2);
        assertThat(client.get(flow + "/versions/1").ok()).isEqualTo(before);
        assertThat(client.get(flow + "/versions/2").ok().get("name").asString()).isEqualTo("Nowe");
        client.get(flow + "/versions/3").is(404);
    }

    @Test
    void whoSavesOverSomebodyElsesDraftIsTold() {
        String id = bakery.publishedFlow("Powitanie", "FLOW");
        Map<String, Object> save =
                Map.of("revision", 1, "name", "Nowe", "kind", "FLOW", "document", Bakery.document("New"));

        client.put(bakery.root + "/flows/" + id, save).ok();
        assertThat(client.put(bakery.root + "/flows/" + id, save).is(409).detail())
                .contains(" saved this flow since you loaded it");
        client.post(bakery.root + "/flows/" + id + "/publish", Map.of("revision", 1))
                .is(409);
    }

    @Test
    void whatIsExportedCanBeImported() {
        String id = bakery.publishedFlow("Powitanie", "FLOW");
        JsonNode exported = client.get(bakery.root + "/flows/" + id + "/export").ok();

        Bakery other = new Bakery();
        JsonNode imported =
                other.client.post(other.root + "/flows", exported.toString()).ok();

        assertThat(imported.get("document")).isEqualTo(exported.get("document"));
        assertThat(imported.get("problems").isEmpty()).isTrue();
        JsonNode copy = client.post(bakery.root + "/flows/" + id + "/duplicate", Map.of("name", "Kopia"))
                .ok();
        assertThat(copy.get("document")).isEqualTo(exported.get("document"));
    }

    @Test
    void nothingIsDeletedThatSomethingElseUses() {
        String topic = bakery.topicId();
        String flow = bakery.publishedFlow("Powitanie", "FLOW");
        String sequence = client.post(bakery.root + "/sequences", Bakery.sequence(topic, flow))
                .ok()
                .get("sequence")
                .get("id")
                .asString();

        assertThat(client.delete(bakery.root + "/flows/" + flow).is(409).detail())
                .contains("Cztery tygodnie");
        client.delete(bakery.root + "/topics/" + topic).is(409);
        client.delete(bakery.root + "/sequences/" + sequence).is(204);
        client.delete(bakery.root + "/flows/" + flow).is(204);
        client.delete(bakery.root + "/topics/" + topic).is(204);
        client.get(bakery.root + "/topics/" + topic).is(404);
    }

    @Test
    void aSequenceNeedsPublishedFlowsAndKeepsItsTopic() {
        String topic = bakery.topicId();
        Map<String, Object> wrong = Bakery.sequence(topic, "missing");
        wrong.put("time", "23:59");

        JsonNode refused =
                client.post(bakery.root + "/sequences", wrong).is(422).body();

        assertThat(refused.get("problems").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/time", "/steps/0/flow");
    }

    @Test
    void keywordsAndLinksLeadToPublishedFlowsOnly() {
        String flow = bakery.publishedFlow("Powitanie", "FLOW");

        JsonNode saved = client.put(
                        bakery.root + "/entrances",
                        Map.of(
                                "revision",
                                1,
                                "defaultReply",
                                flow,
                                "keywords",
                                Map.of(" Menu ", flow),
                                "referrals",
                                Map.of("Poster", flow)))
                .ok();

        assertThat(saved.get("keywords").has("menu")).isTrue();
        assertThat(client.put(
                                bakery.root + "/entrances",
                                Map.of("keywords", Map.of("STOP", flow, "x", "none"), "referrals", Map.of()))
                        .is(422)
                        .body()
                        .get("problems")
                        .findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/keywords/STOP", "/keywords/x");
        client.delete(bakery.root + "/flows/" + flow).is(409);
    }

    @Test
    void everyChangeStandsInTheAuditLog() {
        String topic = bakery.topicId();
        client.put(bakery.root + "/topics/" + topic + "/brake", Map.of("paused", true))
                .ok();

        assertThat(client.get("/api/v1/audit?limit=3").ok().get("entries").findValuesAsString("action"))
                .containsExactly("topic.pause", "topic.create", "page.connect");
    }
}
