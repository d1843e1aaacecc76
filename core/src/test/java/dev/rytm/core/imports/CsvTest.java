package dev.rytm.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void readsQuotesLineEndsAndEmptyCells() throws IOException {
        assertThat(rows("\uFEFFid,name\r\n1,\"Nowak, \"\"Ola\"\"\"\n2,\n\n3,\"two\r\nlines\"", ','))
                .containsExactly(
                        new Csv.Row(1, List.of("id", "name")),
                        new Csv.Row(2, List.of("1", "Nowak, \"Ola\"")),
                        new Csv.Row(3, List.of("2", "")),
                        new Csv.Row(5, List.of("3", "two\r\nlines")));
    }

    @Test
    void forgivesWhatSpreadsheetsForgive() throws IOException {
        assertThat(rows("a\"b;\"c\"d;\"open\nstill", ';'))
                .containsExactly(new Csv.Row(1, List.of("a\"b", "cd", "open\nstill"), true));
        assertThat(rows(" \n;\n", ';')).containsExactly(new Csv.Row(2, List.of("", "")));
        assertThat(rows("", ',')).isEmpty();
    }

    @Test
    void countsLinesInsideQuotes() throws IOException {
        assertThat(rows("\"a\nb\"\nc", ',')).extracting(Csv.Row::line).containsExactly(1, 3);
    }

    @Test
    void keepsNoMoreOfARowThanAnyRowMayHold() throws IOException {
        String wide = ",".repeat(Csv.MOST_CELLS + 5);
        String tall = "x".repeat(Csv.LONGEST_CELL + 50);

        assertThat(rows(wide, ',').getFirst().cells()).hasSize(Csv.MOST_CELLS);
        assertThat(rows(tall, ',').getFirst().cells().getFirst()).hasSize(Csv.LONGEST_CELL + 1);
    }

    @Test
    void guessesTheSeparatorFromTheFirstLine() {
        assertThat(Csv.separator("id;name;a,b\n1,2,3,4,5")).isEqualTo(';');
        assertThat(Csv.separator("id\tname")).isEqualTo('\t');
        assertThat(Csv.separator("id")).isEqualTo(',');
        assertThat(Csv.separator("")).isEqualTo(',');
    }

    private static List<Csv.Row> rows(String text, char separator) throws IOException {
        Csv csv = new Csv(new StringReader(text), separator);
        List<Csv.Row> rows = new ArrayList<>();
        for (Optional<Csv.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
            rows.add(row.get());
        }
        return rows;
    }
}
