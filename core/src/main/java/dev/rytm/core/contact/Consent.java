package dev.rytm.core.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's standing agreement on one topic: the token to send on, and how far it reaches.
///
/// `changedAt` is the timestamp of the newest event that was applied; older events change nothing.
/// `expiresAt` is exclusive: at that instant the consent no longer allows a send. It is absent where the rule
/// pack knows no expiry. `marks` is what all of this follows from, oldest first; only `ConsentLife` reads or
/// writes it.
public record Consent(
        TopicId topic,
        String token,
        Frequency frequency,
        ZoneId zone,
        Instant optedInAt,
        @Nullable Instant expiresAt,
        ConsentStatus status,
        Instant changedAt,
        @Nullable Instant nextEligibleAt,
        List<ConsentMark> marks) {

    public Consent {
        marks = List.copyOf(marks);
    }

    /// Meta told when this token may be used again.
    public Consent withNextEligibleAt(@Nullable Instant next) {
        return new Consent(topic, token, frequency, zone, optedInAt, expiresAt, status, changedAt, next, marks);
    }

    /// ACTIVE, and `now` lies before `expiresAt`.
    public boolean isLive(Instant now) {
        return status == ConsentStatus.ACTIVE && (expiresAt == null || now.isBefore(expiresAt));
    }

    /// Tokens are secrets: they never reach a log.
    @Override
    public String toString() {
        return "Consent[" + topic + " " + status + " since " + changedAt + "]";
    }
}
