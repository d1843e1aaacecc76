package dev.rytm.core.testing;

import dev.rytm.core.contact.Consent;
import java.util.List;

/// A consent without its marks, for comparing two: which marks are kept may differ, what they say together may not.
public final class UnmarkedConsent {

    private UnmarkedConsent() {}

    public static Consent of(Consent consent) {
        return new Consent(
                consent.topic(),
                consent.token(),
                consent.frequency(),
                consent.zone(),
                consent.optedInAt(),
                consent.expiresAt(),
                consent.status(),
                consent.changedAt(),
                consent.nextEligibleAt(),
                List.of());
    }
}
