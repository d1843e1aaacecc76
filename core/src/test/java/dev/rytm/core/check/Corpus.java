package dev.rytm.core.check;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Hand-made flows with the findings that they must have. `corpus.txt` tells how it is to be read.
public final class Corpus {

    /// `expected` are lines of the form `KIND step`, perhaps with the path that leads there.
    public record Case(String title, Drawing drawing, List<String> expected) {

        @Override
        public String toString() {
            return title;
        }
    }

    private Corpus() {}

    public static Stream<Case> cases() {
        return Stream.of(text().split("(?m)^## ")).skip(1).map(Corpus::read);
    }

    public static Drawing named(String title) {
        return cases().filter(it -> it.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(title))
                .drawing();
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("corpus.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Drawing drawing = new Drawing();
        drawing.topic("news", Frequency.WEEKLY, "News", "Our news");
        List<String> expected = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        FlowId flow = Drawing.MAIN;
        FlowKind kind = FlowKind.FLOW;
        List<String[]> later = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "!" -> expected.add(line.substring(2));
                case "flow", "subflow" -> {
                    draw(drawing, flow, kind, steps);
                    flow = new FlowId(words[1]);
                    kind = FlowKind.valueOf(words[0].toUpperCase(java.util.Locale.ROOT));
                    steps = new ArrayList<>();
                }
                case "topic", "keyword", "turns", "onstop", "onresume", "unpublished" -> later.add(words);
                default -> steps.add(StepLine.read(words));
            }
        }
        draw(drawing, flow, kind, steps);
        later.forEach(words -> place(drawing, words));
        return new Case(lines.getFirst(), drawing, expected);
    }

    private static void draw(Drawing drawing, FlowId flow, FlowKind kind, List<Step> steps) {
        if (!steps.isEmpty()) {
            drawing.flow(flow, kind, steps);
        }
    }

    private static void place(Drawing drawing, String[] words) {
        String second = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "topic" -> {
                String name = words.length > 3 ? words[3] : second;
                String title = words.length > 4 ? words[4] : "Title of " + second;
                drawing.topic(second, Frequency.valueOf(words[2]), name, title);
            }
            case "keyword" -> drawing.keywords.put(second, new FlowId(second));
            case "turns" -> {
                boolean repeats = words[2].equals("repeating");
                List<FlowId> flows =
                        Stream.of(words).skip(repeats ? 3 : 2).map(FlowId::new).toList();
                drawing.sequence("turns-of-" + second, second, repeats, flows);
            }
            case "onstop" -> drawing.onStop(second, new FlowId(words[2]), true);
            case "onresume" -> drawing.onStop(second, new FlowId(words[2]), false);
            case "unpublished" -> drawing.unpublished.add(new FlowId(second));
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
    }
}
