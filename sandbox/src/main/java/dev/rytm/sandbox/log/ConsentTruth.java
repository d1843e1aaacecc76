package dev.rytm.sandbox.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person really agreed to: one token, and all that happened to it.
public record ConsentTruth(
        String page,
        String psid,
        String token,
        String title,
        String frequency,
        String zone,
        String payload,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean stopped,
        boolean refreshed,
        long sends,
        @Nullable Instant lastSentAt,
        List<Change> changes) {

    /// Copies the changes.
    public ConsentTruth {
        changes = List.copyOf(changes);
    }

    /// `OPTED_IN`, `STOPPED`, `RESUMED` or `CONTINUED`, when (the webhook's timestamp), and the expiry that held
    /// from then on.
    public record Change(
            String change, Instant at, @Nullable Instant expiresAt) {}
}
