package dev.rytm.core.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether Meta says that this person can be written to at all.
///
/// A report counts from `reportedAt`, when the attempt that met it began; any later interaction, opt-in or resume
/// (`seenAt` is the newest) makes a person reachable again, in whatever order we hear of the two. `clearsAt`, when
/// present, is the instant (inclusive) from which the report no longer counts by itself (Meta's 10/2018108 clears after
/// 24 h). A report without an instant is older than everything that we may still hear.
public record Reachability(
        boolean reported,
        @Nullable Instant clearsAt,
        @Nullable Instant reportedAt,
        @Nullable Instant seenAt) {

    /// No report against writing to this person.
    public static final Reachability REACHABLE = new Reachability(false, null, null, null);

    public boolean isReachable(Instant now) {
        return !reported || (clearsAt != null && !now.isBefore(clearsAt));
    }

    /// The person gave a sign of life at `at`.
    public Reachability seen(Instant at) {
        Instant newest = seenAt == null || at.isAfter(seenAt) ? at : seenAt;
        boolean stands = reported && reportedAt != null && !newest.isAfter(reportedAt);
        return stands
                ? new Reachability(true, clearsAt, reportedAt, newest)
                : new Reachability(false, null, null, newest);
    }

    /// Meta refused an attempt begun at `at` because of the person. What is known to be newer, a sign of life or
    /// another report, stands.
    public Reachability unreachable(Instant at, @Nullable Instant clears) {
        boolean overtaken = (seenAt != null && seenAt.isAfter(at)) || (reportedAt != null && reportedAt.isAfter(at));
        return overtaken ? this : new Reachability(true, clears, at, seenAt);
    }
}
