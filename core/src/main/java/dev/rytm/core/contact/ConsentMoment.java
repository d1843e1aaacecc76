package dev.rytm.core.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The times of a consent that people ask about.
public enum ConsentMoment {
    /// When the person agreed.
    OPTED_IN,
    /// When they stopped; only of a consent that is stopped.
    STOPPED,
    /// When they took a stop back; only of a consent that is active again since then.
    RESUMED,
    /// When it ends by itself, or has ended.
    ENDS;

    /// Absent if the consent knows no such time.
    public @Nullable Instant of(Consent consent) {
        return switch (this) {
            case OPTED_IN -> consent.optedInAt();
            case STOPPED -> consent.status() == ConsentStatus.STOPPED ? lastTurn(consent, true) : null;
            case RESUMED -> consent.status() == ConsentStatus.ACTIVE ? lastTurn(consent, false) : null;
            case ENDS -> consent.expiresAt();
        };
    }

    /// When the consent was last stopped, or a stop was last taken back. A consent that is held as stopped without
    /// a known stop (we heard of it only by a resume) counts from its last change.
    private static @Nullable Instant lastTurn(Consent consent, boolean stops) {
        boolean atMeta = false;
        boolean here = false;
        Instant turned = null;
        for (ConsentMark mark : consent.marks()) {
            boolean held = atMeta || here;
            switch (mark.kind()) {
                case STOPPED -> atMeta = true;
                case STOPPED_HERE -> here = true;
                case RESUMED -> {
                    atMeta = false;
                    here = false;
                }
                case RESUMED_HERE -> here = false;
                case OPTED_IN -> {
                    atMeta = false;
                    here = false;
                    held = false;
                    turned = null;
                }
                case REFRESHED, REVOKED, EXPIRED, LAPSED -> {
                    // They end or extend; they neither stop nor resume.
                }
            }
            turned = held == (atMeta || here) ? turned : mark.at();
        }
        return turned == null && stops ? consent.changedAt() : turned;
    }
}
