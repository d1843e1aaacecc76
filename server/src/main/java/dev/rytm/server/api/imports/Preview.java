package dev.rytm.server.api.imports;

import dev.rytm.core.imports.Csv;
import dev.rytm.core.imports.FieldType;
import dev.rytm.core.imports.ImportPlan.Column;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The beginning of a file, as a separator divides it, and a guess at what each column holds. `rows` are all rows
/// but the first, which holds the headings.
record Preview(String separator, List<Heading> columns, long rows) {

    private static final int SAMPLES = 5;
    private static final Set<String> IDS = Set.of("id", "psid", "contact", "contact_id", "kontakt", "identyfikator");
    private static final Set<String> FIRST_NAMES = Set.of("first name", "first_name", "firstname", "imię", "imie");
    private static final Set<String> LAST_NAMES = Set.of("last name", "last_name", "lastname", "surname", "nazwisko");
    private static final Set<String> TAGS = Set.of("tags", "tag", "tagi");

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
            columns.add(
                    new Heading(headings.get(i), samples, guess(headings.get(i).strip(), samples, declared)));
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

    private static Column guess(String heading, List<String> samples, Map<String, FieldType> declared) {
        String word = heading.toLowerCase(Locale.ROOT);
        if (IDS.contains(word)) {
            return new Column.Id();
        }
        if (FIRST_NAMES.contains(word)) {
            return new Column.FirstName();
        }
        if (LAST_NAMES.contains(word)) {
            return new Column.LastName();
        }
        if (TAGS.contains(word)) {
            return new Column.Tags();
        }
        return heading.isEmpty()
                ? new Column.Ignored()
                : new Column.Field(heading, declared.getOrDefault(heading, type(samples)));
    }

    /// The narrowest type that all samples can be read as.
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
