package dev.rytm.core.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One event of a consent's life that still matters to where it stands.
///
/// Webhooks repeat and come out of order, so a consent keeps the few marks from which its state follows in
/// the order of their timestamps. `at` is when it happened as far as we can believe it; `timestamp` is Meta's own
/// word, absent for what happened on our side and for marks kept before it was known. `zone`,
/// `expiresAt` (Meta's own word, if it gave one) and `wording` (the
/// version shown, if known) belong to `OPTED_IN` and `REFRESHED`.
public record ConsentMark(
        Instant at,
        @Nullable Instant timestamp,
        Kind kind,
        @Nullable ZoneId zone,
        @Nullable Instant expiresAt,
        @Nullable Integer wording)
        implements Comparable<ConsentMark> {

    private static final Comparator<ConsentMark> BY_TIME_STOP_LAST = Comparator.comparing(ConsentMark::at)
            .thenComparingInt(ConsentMark::rank)
            .thenComparing(ConsentMark::told)
            .thenComparing(ConsentMark::kind);

    public static ConsentMark of(Instant at, Kind kind) {
        return of(at, null, kind);
    }

    public static ConsentMark of(Instant at, @Nullable Instant timestamp, Kind kind) {
        return new ConsentMark(at, timestamp, kind, null, null, null);
    }

    /// By the instant in which it happened. In one instant: what ended by itself, what Meta told in the order of
    /// its own timestamps, what we did; and of what is still alike a stop comes last, so that it wins.
    ///
    /// Several events share an instant when Meta's clock is ahead of ours: all that we can believe is that they
    /// happened no later than now.
    @Override
    public int compareTo(ConsentMark other) {
        return BY_TIME_STOP_LAST.compare(this, other);
    }

    private int rank() {
        return switch (kind) {
            case REVOKED, EXPIRED, LAPSED -> 0;
            case OPTED_IN, REFRESHED, RESUMED, STOPPED -> 1;
            case RESUMED_HERE, STOPPED_HERE -> timestamp == null ? 2 : 1;
        };
    }

    /// Meta's timestamp if there is one, else when it happened.
    public Instant told() {
        return timestamp == null ? at : timestamp;
    }

    /// A repeat has the time and the kind of the first.
    public boolean repeats(ConsentMark other) {
        return compareTo(other) == 0;
    }

    /// Whether the person agreed by it.
    public boolean agrees() {
        return kind == Kind.OPTED_IN || kind == Kind.REFRESHED;
    }

    /// Whether it stops a consent or takes a stop back.
    public boolean switches() {
        return stops() || kind == Kind.RESUMED || kind == Kind.RESUMED_HERE;
    }

    public boolean stops() {
        return kind == Kind.STOPPED || kind == Kind.STOPPED_HERE;
    }

    /// Whether it happened on our side only, so that Meta knows nothing of it.
    public boolean here() {
        return kind == Kind.STOPPED_HERE || kind == Kind.RESUMED_HERE;
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
        /// The person resumed at Meta, which takes back every stop.
        RESUMED,
        /// A start word: takes back what was stopped here, and not what Meta holds as stopped.
        RESUMED_HERE,
        /// Stopped on our side, by a stop word, a flow or the operator; Meta would still deliver.
        STOPPED_HERE,
        /// Stopped at Meta, as a webhook or an answer told. What was kept before origins were known counts as this.
        STOPPED
    }
}
