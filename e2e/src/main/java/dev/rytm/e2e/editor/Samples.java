package dev.rytm.e2e.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What was measured in all rounds, under the name of each figure.
final class Samples {

    private final Map<String, List<Double>> all = new LinkedHashMap<>();

    void add(String figure, double value) {
        all.computeIfAbsent(figure, _ -> new ArrayList<>()).add(value);
    }

    double median(String figure) {
        List<Double> sorted =
                all.getOrDefault(figure, List.of()).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// The median of each figure, and what it is the median of.
    List<String> lines() {
        return all.entrySet().stream()
                .map(figure -> String.format(
                        Locale.ROOT,
                        "%-28s %8.1f   of %s",
                        figure.getKey(),
                        median(figure.getKey()),
                        figure.getValue().stream()
                                .map(value -> String.format(Locale.ROOT, "%.1f", value))
                                .collect(Collectors.joining(" "))))
                .toList();
    }
}
