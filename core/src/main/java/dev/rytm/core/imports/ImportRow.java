package dev.rytm.core.imports;

import dev.rytm.core.Event.RowImported;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.imports.ImportFault.Kind;
import dev.rytm.core.imports.ImportPlan.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One row of a file as a plan reads it: whom it means and what it asks for, or everything that is wrong with it. A row
/// counts whole or not at all.
public record ImportRow(
        int line, @Nullable String psid, @Nullable RowImported event, List<ImportFault> faults) {

    public static final int MOST_TAGS = 50;

    public ImportRow {
        faults = List.copyOf(faults);
    }

    public static ImportRow read(Csv.Row row, ImportPlan plan, Instant at) {
        Reading reading = new Reading(row);
        if (reading.isBroken(plan.columns().size())) {
            return reading.end(at);
        }
        for (int i = 0; i < plan.columns().size(); i++) {
            reading.take(
                    i,
                    plan.columns().get(i),
                    FormulaGuard.off(row.cells().get(i).strip()));
        }
        plan.tags().forEach(reading.tags::add);
        return reading.end(at);
    }

    private static final class Reading {

        private final Csv.Row row;
        private final TreeSet<String> tags = new TreeSet<>();
        private final Map<String, FieldValue> fields = new HashMap<>();
        private final List<ImportFault> faults = new ArrayList<>();
        private @Nullable String psid;
        private @Nullable String firstName;
        private @Nullable String lastName;

        Reading(Csv.Row row) {
            this.row = row;
        }

        /// Where cells are missing or too many, nobody knows what stands in which column.
        boolean isBroken(int columns) {
            if (row.isOpen()) {
                fault(null, Kind.QUOTE_OPEN, null);
            } else if (row.cells().size() != columns) {
                fault(null, Kind.CELLS, String.valueOf(row.cells().size()));
            }
            return !faults.isEmpty();
        }

        /// An empty cell says nothing, so what is there stays.
        void take(int place, Column column, String cell) {
            if (cell.isEmpty() || column instanceof Column.Ignored) {
                return;
            }
            switch (column) {
                case Column.Id _ -> psid = named(place, cell).orElse(null);
                case Column.FirstName _ -> firstName = named(place, cell).orElse(null);
                case Column.LastName _ -> lastName = named(place, cell).orElse(null);
                case Column.Tags _ -> tags(place, cell);
                case Column.Field field -> field(place, field, cell);
                case Column.Ignored _ -> {
                    // Left out above.
                }
            }
        }

        private Optional<String> named(int place, String cell) {
            if (cell.length() > FlowLimits.NAME_LENGTH) {
                fault(place, Kind.TOO_LONG, cell);
                return Optional.empty();
            }
            return Optional.of(cell);
        }

        private void tags(int place, String cell) {
            for (String tag : TagCell.read(cell)) {
                named(place, tag).ifPresent(tags::add);
            }
            if (tags.size() > MOST_TAGS) {
                fault(place, Kind.TOO_MANY_TAGS, cell);
            }
        }

        private void field(int place, Column.Field field, String cell) {
            if (cell.length() > FlowLimits.ANSWER_LENGTH) {
                fault(place, Kind.TOO_LONG, cell);
                return;
            }
            Optional<FieldValue> value = field.type().read(cell);
            if (value.isEmpty()) {
                fault(place, wrong(field.type()), cell);
            } else {
                fields.put(field.field(), value.get());
            }
        }

        private static Kind wrong(FieldType type) {
            return switch (type) {
                case TEXT -> throw new IllegalStateException("every cell is a text");
                case NUMERIC -> Kind.NOT_A_NUMBER;
                case TRUTH -> Kind.NOT_A_TRUTH;
                case DATE -> Kind.NOT_A_DATE;
            };
        }

        private void fault(@Nullable Integer place, Kind kind, @Nullable String value) {
            faults.add(new ImportFault(row.line(), place, kind, value));
        }

        ImportRow end(Instant at) {
            if (psid == null && faults.isEmpty()) {
                fault(null, Kind.ID_MISSING, null);
            }
            return faults.isEmpty()
                    ? new ImportRow(row.line(), psid, new RowImported(at, firstName, lastName, tags, fields), List.of())
                    : new ImportRow(row.line(), null, null, faults);
        }
    }
}
