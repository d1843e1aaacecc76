package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How a flow is drawn, what of it was published by whom, and what keeps a drawing out.
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
    void aLayoutIsTakenUpToItsLimits() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");
        Map<String, Object> note = Map.of(
                "x", -1_000_000, "y", 1e6, "width", 1, "height", 10_000, "text", "x".repeat(2_000), "color", "blue");

        JsonNode saved =
                client.put(flow, save(1, drawn(points(500), many(200, note)))).ok();

        assertThat(saved.at("/document/layout/notes/n0/color").asString()).isEqualTo("blue");
        assertThat(saved.get("problems").isEmpty()).isTrue();
    }

    @Test
    void whatNobodyCouldDrawIsRefusedByPath() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Powitanie", "FLOW");
        Map<String, Object> notes = new HashMap<>(many(200, note()));
        notes.put("long", with(note(), "text", "x".repeat(2_001)));
        notes.put("flat", with(note(), "height", 0));
        notes.put("loud", with(note(), "color", "#ff0000"));
        notes.put("odd", with(note(), "script", "alert(1)"));
        Map<String, Object> points = new HashMap<>(points(501));
        points.put("p0", Map.of("x", new java.math.BigDecimal("1e400"), "y", 0));

        assertThat(pointers(client.put(flow, save(1, drawn(points, notes))).is(422)))
                .contains("/document/layout/notes/odd/script");
        notes.remove("odd");
        assertThat(pointers(client.put(flow, save(1, drawn(points, notes))).is(422)))
                .containsExactlyInAnyOrder(
                        "/document/layout/positions",
                        "/document/layout/positions/p0/x",
                        "/document/layout/notes",
                        "/document/layout/notes/long/text",
                        "/document/layout/notes/flat/height",
                        "/document/layout/notes/loud/color");
        assertThat(client.get(flow).ok().at("/flow/revision").asLong()).isOne();
    }

    @Test
    void aFileThatIsNoFlowIsRefusedWholeAndByPath() {
        Map<String, Object> document = Map.of(
                "entry",
                "a",
                "steps",
                Map.of(
                        "a",
                        Map.of("kind", "message", "id", "a", "colour", "red"),
                        "b/c",
                        Map.of("kind", "dance"),
                        "d",
                        7,
                        "e",
                        Map.of("kind", "end", "id", List.of("e"), "name", 5)),
                "__proto__",
                Map.of());

        Client.Answer refused =
                client.post(bakery.root + "/flows", form(document)).is(422);

        assertThat(pointers(refused))
                .containsExactlyInAnyOrder(
                        "/document/__proto__",
                        "/document/steps/a/colour",
                        "/document/steps/b~1c/kind",
                        "/document/steps/d",
                        "/document/steps/e/id",
                        "/document/steps/e/name");
        assertThat(client.get(bakery.root + "/flows").ok().isEmpty()).isTrue();
    }

    @Test
    void aHugeOrDeeplyNestedFileIsRefusedWhole() {
        Map<String, Object> steps = IntStream.range(0, 10_000)
                .boxed()
                .collect(Collectors.toMap(n -> "s" + n, n -> Map.of("kind", "end", "id", "s" + n, "name", "")));
        Object deep = "x";
        for (int depth = 0; depth < 400; depth++) {
            deep = List.of(deep);
        }

        assertThat(pointers(client.post(bakery.root + "/flows", form(Map.of("entry", "s0", "steps", steps)))
                        .is(422)))
                .containsExactly("/document/steps");
        client.post(bakery.root + "/flows", form(Map.of("entry", "a", "steps", Map.of("a", deep))))
                .is(400);
        client.post(bakery.root + "/flows", "{\"name\":\"a\",\"kind\":\"FLOW\",\"document\":{")
                .is(400);
        client.post(bakery.root + "/flows", form(Bakery.document("x".repeat(1 << 20))))
                .is(413);
        assertThat(client.get(bakery.root + "/flows").ok().isEmpty()).isTrue();
    }

    @Test
    void anUnfinishedFileIsADraftWhoseOtherStepsAreChecked() {
        Map<String, Object> document = Map.of(
                "entry",
                "hello",
                "steps",
                Map.of(
                        "hello", message("hello", "offer"),
                        "offer", message("offer", "ask"),
                        "ask", Map.of("kind", "consent", "id", "ask", "name", "Ask", "topic", "")));

        JsonNode made = client.post(bakery.root + "/flows", form(document)).ok();

        assertThat(made.get("problems").findValuesAsString("pointer")).containsExactly("/steps/ask/topic");
        assertThat(made.get("findings").size()).isOne();
        assertThat(made.at("/findings/0/id").asString()).isEqualTo("MESSAGES_IN_A_ROW/offer");
        assertThat(made.get("document").at("/steps/ask/topic").asString()).isEmpty();
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

    private static Map<String, Object> message(String id, String next) {
        return Map.of(
                "kind",
                "message",
                "id",
                id,
                "name",
                "",
                "message",
                Map.of("kind", "text", "text", "Hi", "quickReplies", List.of()),
                "exits",
                Map.of(),
                "next",
                next);
    }

    private static Map<String, Object> save(long revision, Object document) {
        return Map.of("revision", revision, "name", "Powitanie", "kind", "FLOW", "document", document);
    }

    private static Map<String, Object> form(Map<String, Object> document) {
        return Map.of("name", "Powitanie", "kind", "FLOW", "document", document);
    }

    private static Map<String, Object> drawn(Map<String, Object> positions, Map<String, Object> notes) {
        return with(Bakery.document("Hi"), "layout", Map.of("positions", positions, "notes", notes));
    }

    private static Map<String, Object> points(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(n -> "p" + n, n -> Map.of("x", n, "y", -n)));
    }

    private static Map<String, Object> many(int count, Map<String, Object> note) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(n -> "n" + n, n -> note));
    }

    private static Map<String, Object> note() {
        return Map.of("x", 0, "y", 0, "width", 100, "height", 50, "text", "Remember");
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> next = new LinkedHashMap<>(map);
        next.put(key, value);
        return next;
    }

    private static List<String> pointers(Client.Answer refused) {
        return refused.body().get("problems").findValuesAsString("pointer");
    }
}
