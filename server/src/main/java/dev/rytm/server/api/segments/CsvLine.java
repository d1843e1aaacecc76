package dev.rytm.server.api.segments;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.imports.FormulaGuard;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/// Writes comma-separated values that a spreadsheet opens as what they are: with a mark that says UTF-8, and
/// without ever beginning a formula.
final class CsvLine {

    private static final String MARK = "\uFEFF";

    private final Writer writer;
    private boolean first = true;

    CsvLine(Writer writer) {
        this.writer = writer;
    }

    /// Before the first line.
    void begin() throws IOException {
        writer.write(MARK);
    }

    void cell(@Nullable Object value) throws IOException {
        separate();
        writer.write(value == null ? "" : quoted(FormulaGuard.on(value.toString())));
    }

    /// A number is written as one, also below zero.
    void value(@Nullable FieldValue value) throws IOException {
        switch (value) {
            case null -> cell(null);
            case FieldValue.Text text -> cell(text.value());
            case FieldValue.Numeric number -> {
                separate();
                writer.write(number.value().toPlainString());
            }
            case FieldValue.Truth truth -> cell(truth.value());
            case FieldValue.Date date -> cell(date.value());
        }
    }

    void end() throws IOException {
        writer.write("\r\n");
        first = true;
    }

    private void separate() throws IOException {
        if (!first) {
            writer.write(',');
        }
        first = false;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
