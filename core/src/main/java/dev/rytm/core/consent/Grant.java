package dev.rytm.core.consent;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a person gives by agreeing: the token, and what came with it.
///
/// `at` and `timestamp` are those of the [dev.rytm.core.contact.ConsentMark] that it leaves.
/// `zone` is the webhook's, else the one sent with the request. `expiresAt` is Meta's own word, if given.
/// `wording` is the version of the topic's wording that the person was shown, if known.
public record Grant(
        Instant at,
        @Nullable Instant timestamp,
        String token,
        ZoneId zone,
        @Nullable Instant expiresAt,
        @Nullable Integer wording) {

    /// Tokens are secrets: they never reach a log.
    @Override
    public String toString() {
        return "Grant[" + at + "]";
    }
}
