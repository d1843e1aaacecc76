package dev.rytm.server.dispatch;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.policy.Period;
import dev.rytm.core.policy.RulePack;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/// When an attempt of unknown outcome may be repeated: only while Meta would refuse a repeat of what it accepted.
///
/// Where periods rule, that is the calendar period of the attempt, up to the quiet time before its end. Where a
/// cooldown rules, it is the cooldown less an hour, for clocks that differ, but for its beginning: Meta lets three
/// messages out within two minutes of the first after an opt-in, whatever the cooldown says. Outside of it a repeat
/// could be a second message. Source: docs/platform, rules of notifications.
final class ProbeSpan {

    private static final Duration MARGIN = Duration.ofHours(1);

    /// The two minutes of the follow-ups, and one for clocks that differ.
    static final Duration FOLLOW_UPS = Duration.ofMinutes(3);

    private ProbeSpan() {}

    /// Inclusive. Meta may have taken the attempt as late as its exchange could last.
    static Instant start(RulePack pack, Instant attemptedAt, Duration exchange) {
        return pack.cooldown() == null
                ? attemptedAt
                : attemptedAt.plus(exchange).plus(FOLLOW_UPS);
    }

    /// Exclusive.
    static Instant end(RulePack pack, Frequency frequency, ZoneId zone, Instant attemptedAt, Duration quiet) {
        if (pack.cooldown() == null) {
            return Period.of(frequency, zone, attemptedAt).endsAt(zone).minus(quiet);
        }
        return attemptedAt.plus(Objects.requireNonNull(pack.cooldown())).minus(MARGIN);
    }
}
