package dev.rytm.core.policy;

import dev.rytm.core.contact.Frequency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One dated set of Meta's rules, read from a data file and never written in code.
///
/// Meta worked so from `from` to `until` (both inclusive; absent = still). `expiryMonths` is empty where
/// consents do not expire, else it has every frequency. `serves` is empty where every country is served;
/// otherwise only these two-letter codes, and only pages connected before `connectedBefore` (exclusive, in
/// UTC) when that is present. `cooldown` is absent where only periods count. `frequencySent` tells whether
/// the frequency is named in requests.
public record RulePack(
        String name,
        String source,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Duration cooldown,
        Map<Frequency, Integer> expiryMonths,
        boolean reOptIn,
        boolean frequencySent,
        RequestLimits requestLimits,
        Set<String> serves,
        @Nullable LocalDate connectedBefore) {

    public RulePack {
        expiryMonths = Map.copyOf(expiryMonths);
        serves = Set.copyOf(serves);
    }

    /// Whether a page of this country that was connected then may send anything at all.
    public boolean serves(String country, Instant connectedSince) {
        return (serves.isEmpty() || serves.contains(country))
                && (connectedBefore == null
                        || connectedSince.isBefore(
                                connectedBefore.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /// How many requests a person may get: within 24 h, within 7 x 24 h, and per subject and per title
    /// within 7 x 24 h.
    public record RequestLimits(int perDay, int perWeek, int perSubjectAWeek, int perTitleAWeek) {}
}
