package dev.rytm.store.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A piece of a `where`, and the values of its parameters in their order. No value ever stands in the text.
record Clause(String sql, List<Object> values) {

    Clause {
        values = List.copyOf(values);
    }

    static Clause of(String sql, Object... values) {
        return new Clause(sql, Arrays.asList(values));
    }

    Clause negated() {
        return new Clause("not (" + sql + ")", values);
    }

    /// All of them; none at all holds.
    static Clause all(List<Clause> parts) {
        return joined(parts, " and ", "true");
    }

    /// At least one of them; none at all does not hold.
    static Clause any(List<Clause> parts) {
        return joined(parts, " or ", "false");
    }

    private static Clause joined(List<Clause> parts, String word, String empty) {
        if (parts.isEmpty()) {
            return of(empty);
        }
        List<Object> values = new ArrayList<>();
        parts.forEach(part -> values.addAll(part.values()));
        return new Clause(parts.stream().map(Clause::sql).collect(Collectors.joining(word, "(", ")")), values);
    }
}
