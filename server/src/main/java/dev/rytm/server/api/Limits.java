package dev.rytm.server.api;

import org.jspecify.annotations.Nullable;

/// How much one answer holds, and how much may be searched for.
public final class Limits {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /// Longer than a name; a search of words that are longer than 2,046 bytes fails in PostgreSQL.
    private static final int LONGEST_SEARCH = 200;

    private Limits() {}

    /// How many entries the caller wants: 50 unless told, at most 200.
    public static int page(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw Refusal.badRequest("limit-range", MOST);
        }
        return asked;
    }

    /// What is searched for, of at most 200 characters.
    public static @Nullable String search(@Nullable String asked) {
        if (asked != null && asked.length() > LONGEST_SEARCH) {
            throw Refusal.badRequest("parameter-long", "search", LONGEST_SEARCH);
        }
        return asked;
    }
}
