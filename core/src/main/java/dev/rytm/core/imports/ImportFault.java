package dev.rytm.core.imports;

import org.jspecify.annotations.Nullable;

/// Why a row of a file was passed over: on which line, in which column (by its place, from 0; absent: the whole
/// row), what stood there.
public record ImportFault(
        int line,
        @Nullable Integer column,
        Kind kind,
        @Nullable String value) {

    private static final int SHOWN = 100;

    public ImportFault {
        value = value == null || value.length() <= SHOWN ? value : value.substring(0, SHOWN);
    }

    /// What is wrong; whoever shows it has a sentence for each.
    public enum Kind {
        /// The row has another number of cells than the heading; `value` tells how many.
        CELLS,
        /// A quotation mark that nothing closes.
        QUOTE_OPEN,
        ID_MISSING,
        /// Nobody on this page has this id.
        ID_UNKNOWN,
        NOT_A_NUMBER,
        NOT_A_DATE,
        NOT_A_TRUTH,
        TOO_LONG,
        TOO_MANY_TAGS
    }
}
