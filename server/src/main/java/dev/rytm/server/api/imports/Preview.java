package dev.rytm.server.api.imports;

import dev.rytm.core.imports.Csv;
import dev.rytm.core.imports.FieldType;
import dev.rytm.core.imports.FormulaGuard;
import dev.rytm.core.imports.Headings;
import dev.rytm.core.imports.ImportPlan.Column;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The beginning of a file, as a separator divides it, and a guess at what each column holds. `rows` are all rows
/// but the first, which holds the headings.
record Preview(String separator, List<Heading> columns, long rows) {

    private static final int SAMPLES = 5;

    Preview {
        columns = List.copyOf(columns);
    }

    /// A column: its heading, the first values in it, and what it probably holds.
    record Heading(String heading, List<String> samples, Column guess) {

        Heading {
            samples = List.copyOf(samples);
        }
    }

    static Preview of(String text, char separator, Map<String, FieldType> declared) {
        List<Csv.Row> first = new ArrayList<>();
        long rows = rows(new StringReader(text), separator, first);
        List<String> headings = first.isEmpty() ? List.of() : first.getFirst().cells();
        List<Heading> columns = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int place = i;
            List<String> samples = first.stream()
                    .skip(1)
                    .map(row -> place < row.cells().size() ? row.cells().get(place) : "")
                    .toList();
            String heading = FormulaGuard.off(headings.get(i));
            Column guess = Headings.guess(heading, field -> declared.getOrDefault(field, type(samples)));
            List<String> shown = samples.stream().map(FormulaGuard::off).toList();
            columns.add(new Heading(heading, shown, guess));
        }
        return new Preview(String.valueOf(separator), columns, Math.max(0, rows - 1));
    }

    private static long rows(Reader reader, char separator, List<Csv.Row> first) {
        try {
            Csv csv = new Csv(reader, separator);
            long rows = 0;
            for (Optional<Csv.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
                if (rows <= SAMPLES) {
                    first.add(row.get());
                }
                rows++;
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The narrowest type that all samples can be read as. What an export guards is a text, such as a telephone number.
    private static FieldType type(List<String> samples) {
        List<String> given = samples.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        return given.isEmpty()
                ? FieldType.TEXT
                : Arrays.stream(new FieldType[] {FieldType.NUMERIC, FieldType.DATE, FieldType.TRUTH})
                        .filter(type ->
                                given.stream().allMatch(one -> type.read(one).isPresent()))
                        .findFirst()
                        .orElse(FieldType.TEXT);
    }
}
