package dev.rytm.core.check;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The time since the person last wrote or tapped: from nothing up to `most` (inclusive; absent = without end).
///
/// It begins at nothing whatever happens: a person may write at any time without the flow's noticing.
record Elapsed(@Nullable Duration most) {

    static final Elapsed UNKNOWN = new Elapsed(null);

    Elapsed plus(Duration longer) {
        return most == null ? this : new Elapsed(most.plus(longer));
    }

    Elapsed atMost(Duration limit) {
        return most == null || most.compareTo(limit) > 0 ? new Elapsed(limit) : this;
    }

    /// The stretch that holds both.
    Elapsed hull(Elapsed other) {
        return exceeds(other) ? this : other;
    }

    boolean exceeds(Elapsed other) {
        return other.most != null && (most == null || most.compareTo(other.most) > 0);
    }
}
