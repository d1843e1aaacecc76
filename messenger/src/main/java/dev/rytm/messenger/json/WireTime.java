package dev.rytm.messenger.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Meta's timestamps: whole numbers or strings, in seconds or milliseconds, told apart by their size.
///
/// From 100,000,000,000 on a number is milliseconds (as seconds that would be the year 5138). Zero, anything that
/// is no whole number, and anything from the year 2100 on counts as absent. Source: docs/platform, units.
public final class WireTime {

    private static final long FIRST_MILLISECONDS = 100_000_000_000L;
    private static final Instant TOO_LATE = Instant.parse("2100-01-01T00:00:00Z");
    private static final int MAX_DIGITS = 15;

    private WireTime() {}

    public static @Nullable Instant of(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_DIGITS) {
            return null;
        }
        long number = 0;
        for (int at = 0; at < text.length(); at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return null;
            }
            number = number * 10 + (digit - '0');
        }
        if (number == 0) {
            return null;
        }
        Instant instant = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        return instant.isBefore(TOO_LATE) ? instant : null;
    }
}
