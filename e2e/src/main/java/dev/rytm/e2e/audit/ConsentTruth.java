package dev.rytm.e2e.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one person really agreed to, stopped, resumed and continued on one topic, as the platform saw the taps;
/// oldest first.
public record ConsentTruth(String psid, String topic, ZoneId zone, List<Change> changes) {

    public ConsentTruth {
        changes = changes.stream().sorted(Comparator.comparing(Change::at)).toList();
    }

    /// What the person did.
    public enum Kind {
        OPTED_IN,
        STOPPED,
        RESUMED,
        CONTINUED
    }

    /// One tap, and the end of the agreement that holds from then on (exclusive; absent = never).
    public record Change(Kind kind, Instant at, @Nullable Instant expiresAt) {}
}
