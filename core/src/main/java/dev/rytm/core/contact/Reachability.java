package dev.rytm.core.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether Meta says that this person can be written to at all.
///
/// Any later interaction, opt-in or resume makes a person reachable again. `clearsAt`, when present, is the instant
/// (inclusive) from
/// which the report no longer counts by itself (Meta's 10/2018108 clears after 24 h).
public record Reachability(boolean reported, @Nullable Instant clearsAt) {

    /// No report against writing to this person.
    public static final Reachability REACHABLE = new Reachability(false, null);

    public boolean isReachable(Instant now) {
        return !reported || (clearsAt != null && !now.isBefore(clearsAt));
    }
}
