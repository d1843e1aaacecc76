package dev.rytm.sandbox.platform;

import java.time.Duration;
import java.util.Optional;

/// A stretch of the platform's history with one set of rules (platform.md 1 to 3 and 12).
public enum Era {
    /// 2022-05-19 to 2023-02-01: frequencies, expiry, re-opt-in, limits on requests.
    E2022,
    /// 2023-02-02 to 2025-08-31: no frequency, no expiry, 24 hours between two sends.
    E2023,
    /// From 2025-09-01: 48 hours between two sends, new pages are not served.
    E2025;

    /// What an era demands.
    ///
    /// - `titleAndFrequencyRequired`: a request must carry both
    /// - `frequencies`: tokens are per frequency, limited by calendar periods, expire and are renewed
    /// - `cooldown`: the time between two sends on a token
    /// - `requestLimits`: 5 requests in 24 hours and 10 in 7 days
    /// - `followUps`: three messages in two minutes after an opt-in
    /// - `listDefault`, `listMax`: tokens on a page of the token list
    /// - `refusesNewPages`: pages flagged new get nothing
    public record Terms(
            boolean titleAndFrequencyRequired,
            boolean frequencies,
            Optional<Duration> cooldown,
            boolean requestLimits,
            boolean followUps,
            int listDefault,
            int listMax,
            boolean refusesNewPages) {

        private static final Terms OF_2022 = new Terms(true, true, Optional.empty(), true, false, 25, 100, false);
        private static final Terms OF_2023 =
                new Terms(false, false, Optional.of(Duration.ofDays(1)), false, true, 25, 100, false);
        private static final Terms OF_2025 =
                new Terms(false, false, Optional.of(Duration.ofDays(2)), false, true, 100, 1000, true);
    }

    /// What this era demands.
    public Terms terms() {
        return switch (this) {
            case E2022 -> Terms.OF_2022;
            case E2023 -> Terms.OF_2023;
            case E2025 -> Terms.OF_2025;
        };
    }
}
