package dev.rytm.core.flow;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of time that something is looked for in, told by dates or by how far it lies from now.
public sealed interface Span {

    /// The finest time that the database knows.
    Duration TICK = Duration.ofNanos(1_000);

    /// At any time at all.
    record Ever() implements Span {}

    /// `[from, until)`; an absent end is open.
    record Between(@Nullable Instant from, @Nullable Instant until) implements Span {}

    /// From so long ago until now; what happens at this very instant counts.
    record Last(Duration duration) implements Span {}

    /// From now on, for so long.
    record Next(Duration duration) implements Span {}

    /// The span as seen at an instant.
    default Between at(Instant now) {
        return switch (this) {
            case Ever _ -> new Between(null, null);
            case Between between -> between;
            case Last last -> new Between(now.minus(last.duration()), now.plus(TICK));
            case Next next -> new Between(now, now.plus(next.duration()));
        };
    }

    /// Whether it happened in the span; what has no time never did.
    default boolean contains(@Nullable Instant moment, Instant now) {
        Between bounds = at(now);
        return moment != null
                && (bounds.from() == null || !moment.isBefore(bounds.from()))
                && (bounds.until() == null || moment.isBefore(bounds.until()));
    }
}
