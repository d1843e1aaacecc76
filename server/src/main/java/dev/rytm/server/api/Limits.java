package dev.rytm.server.api;

import org.jspecify.annotations.Nullable;

/// How much one answer holds.
public final class Limits {

    private static final int USUAL = 50;
    private static final int MOST = 200;

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
}
