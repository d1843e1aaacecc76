package dev.rytm.e2e.kill;

import java.time.Duration;
import java.time.Instant;

/// One kill as it was. `at` is the wall instant at which the server was dead, `virtualAt` the virtual one; `hit` tells
/// that it caught the server as its way wants it: at work, or with the chosen call's outcome open.
record Kill(Way way, Instant at, Instant virtualAt, Remains remains, boolean hit, Duration away) {

    @Override
    public String toString() {
        return "%-18s %s, %s, away %d ms%s"
                .formatted(
                        way.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                        virtualAt,
                        remains,
                        away.toMillis(),
                        hit ? "" : " (missed)");
    }
}
