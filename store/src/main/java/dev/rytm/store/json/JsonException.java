package dev.rytm.store.json;

import java.io.Serial;

/// A document that cannot be read: where (a JSON pointer), what is wrong, and what would be right.
public final class JsonException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /// What is wrong. The detail of each is told in its comment.
    public enum Fault {
        /// Not JSON at all.
        MALFORMED,
        /// Longer than the number of bytes in the detail.
        TOO_LARGE,
        /// Nested deeper than the number in the detail.
        TOO_DEEP,
        /// A property stands there twice.
        DUPLICATE,
        /// A property that nobody knows; the detail lists the known ones.
        UNKNOWN,
        /// Absent or null, and needed.
        MISSING,
        /// Another type than the one in the detail.
        WRONG_TYPE,
        /// None of the words in the detail.
        WRONG_WORD,
        /// Right in form, but not a value; the detail says why.
        INVALID
    }

    private final Fault fault;
    private final String pointer;
    private final String detail;

    public JsonException(Fault fault, String pointer, String detail) {
        super((pointer.isEmpty() ? "the document" : pointer) + " " + sentence(fault, detail));
        this.fault = fault;
        this.pointer = pointer;
        this.detail = detail;
    }

    public Fault fault() {
        return fault;
    }

    /// RFC 6901; empty for the whole document.
    public String pointer() {
        return pointer;
    }

    public String detail() {
        return detail;
    }

    private static String sentence(Fault fault, String detail) {
        return switch (fault) {
            case MALFORMED -> "is not valid JSON";
            case TOO_LARGE -> "must not be longer than " + detail + " bytes";
            case TOO_DEEP -> "must not nest deeper than " + detail + " levels";
            case DUPLICATE -> "must not be given twice";
            case UNKNOWN -> "is not known here; known are: " + detail;
            case MISSING -> "must be given and must not be null";
            case WRONG_TYPE -> "must be " + detail;
            case WRONG_WORD -> "must be one of: " + detail;
            case INVALID -> "is not acceptable: " + detail;
        };
    }
}
