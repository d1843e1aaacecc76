package dev.rytm.core.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One event of a consent's life that still matters to where it stands.
///
/// Webhooks repeat and come out of order, so a consent keeps the few marks from which its state follows in
/// the order of their timestamps. `zone` and `expiresAt` (Meta's own word, if it gave one) belong to
/// `OPTED_IN` and `REFRESHED`.
public record ConsentMark(
        Instant at,
        Kind kind,
        @Nullable ZoneId zone,
        @Nullable Instant expiresAt) implements Comparable<ConsentMark> {

    private static final Comparator<ConsentMark> BY_TIME_STOP_LAST =
            Comparator.comparing(ConsentMark::at).thenComparing(ConsentMark::kind);

    public static ConsentMark of(Instant at, Kind kind) {
        return new ConsentMark(at, kind, null, null);
    }

    /// By timestamp; of one instant a stop comes last, so that it wins.
    @Override
    public int compareTo(ConsentMark other) {
        return BY_TIME_STOP_LAST.compare(this, other);
    }

    /// Whether this is the same event as `other`: a repeat has the timestamp and the kind of the first.
    public boolean repeats(ConsentMark other) {
        return compareTo(other) == 0;
    }

    /// What happened, in the order in which events of one instant count.
    public enum Kind {
        /// Meta reported the token as invalid.
        REVOKED,
        /// Meta reported the token as expired.
        EXPIRED,
        /// The expiry we knew had come. An opt-in or refreshment from before it, heard of later, refutes
        /// it.
        LAPSED,
        OPTED_IN,
        REFRESHED,
        RESUMED,
        STOPPED
    }
}
