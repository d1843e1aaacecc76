package dev.rytm.core.consent;

import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.policy.LocalTimes;
import dev.rytm.core.policy.RulePack;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How long a consent lasts under a rule pack.
public final class Expiry {

    private Expiry() {}

    /// Calendar months in the consent's zone, at the same local time: 31 August + 6 months is the last
    /// day of February.
    public static Instant after(Instant at, int months, ZoneId zone) {
        LocalDateTime local = at.atZone(zone).toLocalDateTime().plusMonths(months);
        return LocalTimes.at(local.toLocalDate(), local.toLocalTime(), zone);
    }

    /// The end that an agreement sets; absent where the pack knows no expiry. Meta's own word wins.
    static @Nullable Instant of(ConsentMark agreement, ZoneId zone, RulePack pack, Frequency frequency) {
        Integer months = pack.expiryMonths().get(frequency);
        if (months == null) {
            return null;
        }
        return Objects.requireNonNullElseGet(agreement.expiresAt(), () -> after(agreement.at(), months, zone));
    }
}
