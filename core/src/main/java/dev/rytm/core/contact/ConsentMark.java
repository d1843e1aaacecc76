package dev.rytm.core.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One event of a consent's life that still matters to where it stands.
///
/// Webhooks repeat and come out of order, so a consent keeps the few marks from which its state follows in
/// the order of their timestamps. `zone`, `expiresAt` (Meta's own word, if it gave one) and `wording` (the
/// version shown, if known) belong to `OPTED_IN` and `REFRESHED`.
public record ConsentMark(
        Instant at,
        Kind kind,
        @Nullable ZoneId zone,
        @Nullable Instant expiresAt,
        @Nullable Integer wording) implements Comparable<ConsentMark> {

    private static final Comparator<ConsentMark> BY_TIME_STOP_LAST =
            Comparator.comparing(ConsentMark::at).thenComparing(ConsentMark::kind);

    public static ConsentMark of(Instant at, Kind kind) {
        return new ConsentMark(at, kind, null, null, null);
    }

    /// By timestamp; of one instant a stop comes last, so that it wins.
    @Override
    public int compareTo(ConsentMark other) {
        return BY_TIME_STOP_LAST.compare(this, other);
    }

    /// A repeat has the timestamp and the kind of the first.
    public boolean repeats(ConsentMark other) {
        return compareTo(other) == 0;
    }

    /// Whether the person agreed by it.
    public boolean agrees() {
        return kind == Kind.OPTED_IN || kind == Kind.REFRESHED;
    }

    /// What happened, in the order in which events of one instant count.
    public enum Kind {
        /// Meta reported the token as invalid.
        REVOKED,
        /// Meta reported the token as expired.
        EXPIRED,
        /// The end that we knew of had come. An agreement from before it, heard of only later, refutes
        /// it.
        LAPSED,
        OPTED_IN,
        REFRESHED,
        RESUMED,
        STOPPED
    }
}
