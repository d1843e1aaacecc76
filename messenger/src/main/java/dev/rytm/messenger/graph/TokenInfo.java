package dev.rytm.messenger.graph;

import dev.rytm.core.contact.Frequency;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What Meta knows about a notification token. `recipientId` is the person's PSID.
public record TokenInfo(
        String token,
        String recipientId,
        @Nullable String title,
        @Nullable Frequency frequency,
        @Nullable ZoneId zone,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant nextEligibleAt,
        boolean refreshed,
        boolean reOptIn) {

    /// Tokens are secrets: they never reach a log.
    @Override
    public String toString() {
        return "TokenInfo[of " + recipientId + ", created " + createdAt + "]";
    }
}
