package dev.rytm.sandbox.keep;

import java.time.Instant;
import java.util.Objects;

/// What the clock showed, and whether it moved by itself.
public record KeptClock(Instant instant, boolean running) {

    /// Refuses a missing instant.
    public KeptClock {
        Objects.requireNonNull(instant);
    }
}
