package dev.rytm.core.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads comma-separated values (RFC 4180) row by row, with any separator, either line end and quoted line ends.
///
/// It is forgiving as spreadsheets are: a quotation mark inside an unquoted cell is a character, text behind a closing
/// one belongs to the cell, and the last row may lack its line end. Rows of nothing are passed over. A quotation mark
/// that nothing closes takes the rest of the file into its cell, and the row says so.
public final class Csv {

    public static final int MOST_CELLS = 200;
    public static final int LONGEST_CELL = 10_000;

    private static final int END = -1;
    private static final String MARK = "\uFEFF";

    private final Reader reader;
    private final char separator;
    private final StringBuilder cell = new StringBuilder();
    private int next;
    private int line = 1;
    private boolean isOpen;

    /// The reader should be a buffered one.
    public Csv(Reader reader, char separator) throws IOException {
        this.reader = reader;
        this.separator = separator;
        this.next = reader.read();
        if (next == MARK.charAt(0)) {
            next = reader.read();
        }
    }

    /// One row, the line of the file that it begins on, counted from 1, and whether a quotation mark in it stayed open.
    public record Row(int line, List<String> cells, boolean isOpen) {

        public Row(int line, List<String> cells) {
            this(line, cells, false);
        }

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// The separator that stands most often in the first line: a comma, a semicolon or a tab.
    public static char separator(String beginning) {
        String first = beginning.lines().findFirst().orElse("");
        return Map.of(',', count(first, ','), ';', count(first, ';'), '\t', count(first, '\t')).entrySet().stream()
                .max(Map.Entry.<Character, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(most -> most.getValue() > 0)
                .map(Map.Entry::getKey)
                .orElse(',');
    }

    private static long count(String text, char c) {
        return text.chars().filter(one -> one == c).count();
    }

    /// The next row that has anything in it; empty at the end.
    public Optional<Row> next() throws IOException {
        while (next != END) {
            int begins = line;
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                return Optional.of(new Row(begins, cells, isOpen));
            }
        }
        return Optional.empty();
    }

    private List<String> cells() throws IOException {
        List<String> cells = new ArrayList<>();
        while (true) {
            String read = cell();
            if (cells.size() < MOST_CELLS) {
                cells.add(read);
            }
            if (next != separator) {
                endLine();
                return cells;
            }
            next = reader.read();
        }
    }

    private String cell() throws IOException {
        cell.setLength(0);
        if (next == '"') {
            quoted();
        }
        while (next != END && next != separator && next != '\n' && next != '\r') {
            take();
        }
        return cell.toString();
    }

    private void quoted() throws IOException {
        next = reader.read();
        while (next != END) {
            if (next == '"') {
                next = reader.read();
                if (next != '"') {
                    return;
                }
            }
            line += next == '\n' ? 1 : 0;
            take();
        }
        isOpen = true;
    }

    /// What is longer than any value may be is read and not kept, but for the one character that tells.
    private void take() throws IOException {
        if (cell.length() <= LONGEST_CELL) {
            cell.append((char) next);
        }
        next = reader.read();
    }

    private void endLine() throws IOException {
        if (next == '\r') {
            next = reader.read();
        }
        if (next == '\n') {
            next = reader.read();
        }
        line++;
    }
}
