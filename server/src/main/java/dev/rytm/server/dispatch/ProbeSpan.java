package dev.rytm.server.dispatch;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.policy.Period;
import dev.rytm.core.policy.RulePack;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/// How long an attempt of unknown outcome may be repeated: only while Meta would refuse a repeat of what it
/// accepted.
///
/// Where periods rule, that is the calendar period of the attempt, and more than the quiet time before its end.
/// Where a cooldown rules, it is the cooldown less an hour, for clocks that differ. After it a repeat could be a
/// second message.
final class ProbeSpan {

    private static final Duration MARGIN = Duration.ofHours(1);

    private ProbeSpan() {}

    /// Exclusive.
    static Instant end(RulePack pack, Frequency frequency, ZoneId zone, Instant attemptedAt, Duration quiet) {
        if (pack.cooldown() == null) {
            return Period.of(frequency, zone, attemptedAt).endsAt(zone).minus(quiet);
        }
        return attemptedAt.plus(Objects.requireNonNull(pack.cooldown())).minus(MARGIN);
    }
}
