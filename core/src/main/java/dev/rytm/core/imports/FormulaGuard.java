package dev.rytm.core.imports;

import java.util.regex.Pattern;

/// Keeps a spreadsheet from taking a text for a formula: an export puts an apostrophe in front, an import takes it off.
///
/// A text that already looks guarded gets one more, so that every text comes back as it was.
public final class FormulaGuard {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r]");

    private FormulaGuard() {}

    public static String on(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    /// Any other apostrophe stays.
    public static String off(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
