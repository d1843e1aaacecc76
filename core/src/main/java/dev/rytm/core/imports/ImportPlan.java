package dev.rytm.core.imports;

import java.util.List;
import java.util.Set;

/// What becomes of each column of a file, and the tags that everybody in it gets. `separator` is one character.
public record ImportPlan(String separator, List<Column> columns, Set<String> tags) {

    public ImportPlan {
        columns = List.copyOf(columns);
        tags = Set.copyOf(tags);
    }

    /// What one column holds, in the order of the file.
    public sealed interface Column {

        record Ignored() implements Column {}

        /// The id that Meta gave the person. Exactly one column holds it: an import never makes people.
        record Id() implements Column {}

        record FirstName() implements Column {}

        record LastName() implements Column {}

        /// Tags with commas, semicolons or bars between them; a tag that has one itself stands in quotation marks.
        record Tags() implements Column {}

        record Field(String field, FieldType type) implements Column {}
    }

    /// Whether anybody can be found by it.
    public boolean namesPeople() {
        return columns.stream().filter(Column.Id.class::isInstance).count() == 1;
    }
}
