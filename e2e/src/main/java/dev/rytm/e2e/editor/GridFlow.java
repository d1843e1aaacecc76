package dev.rytm.e2e.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A flow of mixed steps that lie in a grid: each row is read from left to right, and exits also lead one row down.
///
/// People only ever go on to a later step, so that nothing goes in circles, and no step refers to anything outside.
final class GridFlow {

    private static final int ACROSS = 310;
    private static final int DOWN = 195;
    private static final List<String> OFFERS = List.of(
            "Warm rye bread on Thursday: shall we put one aside for you? It leaves the oven at six.",
            "The apple cake is back, with cinnamon as every autumn.",
            "Which rolls may it be this week? Tell us, and they wait for you until noon.");

    private final int columns;
    private final int count;

    private GridFlow(int columns, int count) {
        this.columns = columns;
        this.count = count;
    }

    static Map<String, Object> empty() {
        return Map.of("steps", Map.of());
    }

    static Map<String, Object> of(int columns, int rows) {
        return new GridFlow(columns, columns * rows).document();
    }

    private Map<String, Object> document() {
        Map<String, Object> steps = new LinkedHashMap<>();
        Map<String, Object> positions = new LinkedHashMap<>();
        for (int at = 0; at < count; at++) {
            Map<String, Object> step = new LinkedHashMap<>(Map.of("id", id(at), "name", ""));
            step.putAll(kind(at));
            steps.put(id(at), step);
            positions.put(id(at), Map.of("x", at % columns * ACROSS, "y", at / columns * DOWN));
        }
        return Map.of("entry", id(0), "steps", steps, "layout", Map.of("positions", positions, "notes", Map.of()));
    }

    /// Messages are every second step, as in the flows that people draw.
    private Map<String, Object> kind(int at) {
        return switch (at % 10) {
            case 0, 4 -> offer(at);
            case 2, 6, 8 -> with(at + 1, "next", Map.of("kind", "message", "message", said(at), "exits", Map.of()));
            case 1 -> twoWays(at, "match", Map.of("kind", "condition", "condition", Map.of("kind", "window-open")));
            case 3 -> with(at + 1, "next", Map.of("kind", "wait", "delay", Map.of("kind", "for", "duration", "PT2H")));
            case 5 -> with(at + 1, "next", Map.of("kind", "action", "actions", List.of(tag(at))));
            case 7 -> split(at);
            default -> at % 20 == 9 ? Map.of("kind", "end") : with(at + 1, "next", Map.of("kind", "hand-over"));
        };
    }

    private Map<String, Object> offer(int at) {
        Map<String, Object> exits = new LinkedHashMap<>();
        lead(exits, "yes", at + 1);
        lead(exits, "no", at + columns);
        Map<String, Object> message = Map.of(
                "kind",
                "buttons",
                "text",
                said(at).get("text"),
                "quickReplies",
                List.of(),
                "buttons",
                List.of(button("yes", "Yes, please"), button("no", "Not this week")));
        return Map.of("kind", "message", "message", message, "exits", exits);
    }

    private Map<String, Object> split(int at) {
        return Map.of(
                "kind",
                "split",
                "branches",
                List.of(
                        with(at + 1, "next", Map.of("percent", 50)),
                        with(at + columns, "next", Map.of("percent", 50))));
    }

    private Map<String, Object> twoWays(int at, String exit, Map<String, Object> step) {
        return with(at + 1, exit, with(at + columns, "otherwise", step));
    }

    private static Map<String, Object> said(int at) {
        return Map.of("kind", "text", "text", OFFERS.get(at / 2 % OFFERS.size()), "quickReplies", List.of());
    }

    private static Map<String, Object> button(String id, String title) {
        return Map.of("kind", "tap", "id", id, "title", title);
    }

    private static Map<String, Object> tag(int at) {
        return Map.of("kind", "add-tag", "tag", "asked " + at % 7);
    }

    private Map<String, Object> with(int to, String exit, Map<String, Object> step) {
        Map<String, Object> led = new LinkedHashMap<>(step);
        lead(led, exit, to);
        return led;
    }

    private void lead(Map<String, Object> exits, String exit, int to) {
        if (to < count) {
            exits.put(exit, id(to));
        }
    }

    private static String id(int at) {
        return "s" + at;
    }
}
