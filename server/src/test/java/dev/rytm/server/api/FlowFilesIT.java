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

/// What keeps a drawing or a file out, by path, and how much of either is taken.
class FlowFilesIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;

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
