package dev.rytm.e2e.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Flows to begin with.
final class Drawings {

    private static final int APART = 360;

    private Drawings() {}

    static Map<String, Object> empty() {
        return Map.of("steps", Map.of());
    }

    /// Messages in a row that are not connected: m0, m1 and so on.
    static Map<String, Object> messages(int count) {
        return row(count, false);
    }

    /// Messages in a row, each leading to the next.
    static Map<String, Object> chain(int count) {
        return row(count, true);
    }

    private static Map<String, Object> row(int count, boolean connected) {
        Map<String, Object> steps = new LinkedHashMap<>();
        Map<String, Object> positions = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> step = new LinkedHashMap<>(message("m" + i, "Słowa numer " + i));
            if (connected && i + 1 < count) {
                step.put("next", "m" + (i + 1));
            }
            steps.put("m" + i, step);
            positions.put("m" + i, Map.of("x", i % 4 * APART, "y", i / 4 * 260 + i % 4 * 20));
        }
        return Map.of("entry", "m0", "steps", steps, "layout", Map.of("positions", positions, "notes", Map.of()));
    }

    /// A piece of a flow as it is written.
    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /// A flow as it is written.
    static Map<String, Object> flow(String text) {
        return JsonMapper.shared().readValue(text, new TypeReference<>() {});
    }

    /// A message with one button that goes on and one that opens a page.
    static Map<String, Object> offer() {
        Map<String, Object> message = Map.of(
                "kind",
                "buttons",
                "text",
                "Chleb tygodnia: żytni",
                "quickReplies",
                List.of(),
                "buttons",
                List.of(
                        Map.of("kind", "tap", "id", "order", "title", "Odłóżcie mi jeden"),
                        Map.of("kind", "link", "id", "menu", "title", "Wypieki", "url", "https://piekarnia.example/")));
        Map<String, Object> offer =
                Map.of("kind", "message", "id", "offer", "name", "", "message", message, "exits", Map.of());
        return Map.of("entry", "offer", "steps", Map.of("offer", offer));
    }

    static Map<String, Object> message(String id, String text) {
        return Map.of(
                "kind",
                "message",
                "id",
                id,
                "name",
                "",
                "message",
                Map.of("kind", "text", "text", text, "quickReplies", List.of()),
                "exits",
                Map.of());
    }
}
