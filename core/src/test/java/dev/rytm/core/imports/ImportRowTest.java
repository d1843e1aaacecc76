package dev.rytm.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event.RowImported;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.imports.ImportFault.Kind;
import dev.rytm.core.imports.ImportPlan.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportRowTest {

    private static final Instant NOON = Instant.parse("2026-06-03T12:00:00Z");
    private static final ImportPlan PLAN = new ImportPlan(
            ",",
            List.of(
                    new Column.Id(),
                    new Column.FirstName(),
                    new Column.Tags(),
                    new Column.Field("points", FieldType.NUMERIC),
                    new Column.Field("since", FieldType.DATE),
                    new Column.Ignored(),
                    new Column.Field("member", FieldType.TRUTH)),
            Set.of("imported"));

    @Test
    void readsWhatThePlanSays() {
        ImportRow row = read("4711", " Ola ", "vip; new|vip", "1 234,50", "2.3.2026", "secret", "TAK");

        assertThat(row.psid()).isEqualTo("4711");
        assertThat(row.event())
                .isEqualTo(new RowImported(
                        NOON,
                        "Ola",
                        null,
                        Set.of("vip", "new", "imported"),
                        Map.of(
                                "points", new FieldValue.Numeric(new BigDecimal("1234.50")),
                                "since", new FieldValue.Date(LocalDate.of(2026, 3, 2)),
                                "member", new FieldValue.Truth(true))));
    }

    @Test
    void takesOffWhatKeepsASpreadsheetFromCalculating() {
        assertThat(read("4711", "'=Ola", "'+48", "'-5", "", "", "").event())
                .isEqualTo(new RowImported(
                        NOON,
                        "=Ola",
                        null,
                        Set.of("+48", "imported"),
                        Map.of("points", new FieldValue.Numeric(new BigDecimal("-5")))));
    }

    @Test
    void anEmptyCellSaysNothing() {
        assertThat(read("4711", "", "", "", "", "", "").event())
                .isEqualTo(new RowImported(NOON, null, null, Set.of("imported"), Map.of()));
    }

    @Test
    void aRowCountsWholeOrNotAtAll() {
        ImportRow row = read("4711", "x".repeat(101), "", "many", "31.2.2026", "", "perhaps");

        assertThat(row.event()).isNull();
        assertThat(row.psid()).isNull();
        assertThat(row.faults())
                .extracting(ImportFault::column, ImportFault::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, Kind.TOO_LONG),
                        org.assertj.core.groups.Tuple.tuple(3, Kind.NOT_A_NUMBER),
                        org.assertj.core.groups.Tuple.tuple(4, Kind.NOT_A_DATE),
                        org.assertj.core.groups.Tuple.tuple(6, Kind.NOT_A_TRUTH));
    }

    @Test
    void aRowWithoutAnIdMeansNobody() {
        assertThat(read("", "Ola", "", "", "", "", "").faults())
                .extracting(ImportFault::kind)
                .containsExactly(Kind.ID_MISSING);
    }

    @Test
    void aRowOfAnotherNumberOfCellsIsNotGuessedAt() {
        assertThat(read("4711", "Ola", "vip", "1", "").faults())
                .containsExactly(new ImportFault(2, null, Kind.CELLS, "5"));
        assertThat(read("4711", "Ola", "", "", "", "", "", "more").faults())
                .containsExactly(new ImportFault(2, null, Kind.CELLS, "8"));
    }

    @Test
    void aQuotationMarkThatNothingClosesIsTold() {
        Csv.Row open = new Csv.Row(2, List.of("4711", "Ola\n4712,Ewa"), true);

        assertThat(ImportRow.read(open, PLAN, NOON).faults())
                .containsExactly(new ImportFault(2, null, Kind.QUOTE_OPEN, null));
    }

    private static ImportRow read(String... cells) {
        return ImportRow.read(new Csv.Row(2, List.of(cells)), PLAN, NOON);
    }
}
