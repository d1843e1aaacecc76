package dev.rytm.sandbox.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the product says about its own work: whether anything waits, and when the next thing is due.
///
/// Its word counts only if it saw the clock as it stands (`now`). `raw` is its answer as it came, for people
/// who wonder why the clock does not move.
public record Backlog(
        @Nullable Instant now, boolean quiet, @Nullable Instant nextDueAt, String raw) {

    /// How far the product may have read a running clock beyond the instant at which it was stopped.
    private static final Duration AHEAD = Duration.ofSeconds(1);

    /// Where the word comes from.
    @FunctionalInterface
    public interface Source {
        /// Asks once. Trouble on the way is an answer that is not quiet.
        Backlog ask();
    }

    /// The source for a sandbox that nobody listens to: always quiet, nothing ever due.
    public static Source none(VirtualClock clock) {
        return () -> new Backlog(clock.instant(), true, null, "");
    }

    /// An answer that could not be had, and why.
    public static Backlog unknown(String why) {
        return new Backlog(null, false, null, why);
    }

    /// Whether the product, having seen `instant`, is quiet. A clock that was running when it was stopped may have been
    /// read a little further by the product, which never goes back; one that stood shows exactly `instant`.
    boolean quietAt(Instant instant) {
        return quiet && now != null && !now.isBefore(instant) && now.isBefore(instant.plus(AHEAD));
    }
}
