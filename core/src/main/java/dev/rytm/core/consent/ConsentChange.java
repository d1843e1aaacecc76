package dev.rytm.core.consent;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of the consent ledger: what happened to a consent, when, by which event, and what the person had
/// been shown.
///
/// `at` is the event's own timestamp. `effective` is false for an event that came too late to change anything
/// (it is recorded all the same). `wording` is absent where no request of ours is known.
public record ConsentChange(
        TopicId topic,
        Kind kind,
        Instant at,
        boolean effective,
        Frequency frequency,
        @Nullable Instant expiresAt,
        @Nullable Wording wording,
        String cause) {

    /// What happened.
    public enum Kind {
        OPTED_IN,
        STOPPED,
        RESUMED,
        REFRESHED,
        EXPIRED,
        REVOKED,
        /// The page went over to rules by which it ends at another instant, or not at all.
        END_MOVED
    }
}
