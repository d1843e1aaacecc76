package dev.rytm.server.dispatch;

import dev.rytm.server.room.Settings;
import java.time.Duration;

/// The timings of sending, all in machine time, the pace of a page in calls a second, and whether to be strict.
///
/// `lease` is how long a claim holds, `exchangeDeadline` how long a call may take in all, `gate` how long after the
/// intent its last byte may leave, `quiet` how long an unknown attempt rests before a probe, `backOff` the first
/// pause after a refusal that passes. Who is `strict` repeats no attempt of unknown outcome, not even while Meta would
/// refuse a second message.
public record DispatchConfig(
        Duration lease,
        Duration exchangeDeadline,
        Duration gate,
        Duration quiet,
        Duration backOff,
        int pace,
        boolean strict) {

    public DispatchConfig {
        // Whoever takes a row over after its lease must be sure that nothing of the call is still to come.
        if (gate.plus(exchangeDeadline).compareTo(lease) > 0) {
            throw new IllegalArgumentException("a lease of " + lease + " is too short for a call");
        }
    }

    /// Between two looks at what waits for its time: often enough that nothing waits long after it, at whatever
    /// pace the timings are set.
    Duration rest() {
        Duration fifth = quiet.dividedBy(5);
        return fifth.compareTo(Duration.ofSeconds(1)) < 0 ? fifth : Duration.ofSeconds(1);
    }

    public static DispatchConfig read(Settings settings) {
        Duration lease = settings.duration("RYTM_LEASE", "60s", "100ms", "1h");
        Duration deadline = settings.duration("RYTM_EXCHANGE_DEADLINE", "10s", "100ms", "5m");
        Duration gate = settings.duration("RYTM_GATE", "5s", "10ms", "5m");
        Duration call = gate.plus(deadline);
        boolean longEnough = settings.require(
                "RYTM_LEASE",
                call.compareTo(lease) <= 0,
                "must be at least RYTM_GATE and RYTM_EXCHANGE_DEADLINE together, " + call.toMillis() + " ms, but is "
                        + lease.toMillis() + " ms");
        return new DispatchConfig(
                longEnough ? lease : call,
                deadline,
                gate,
                settings.duration("RYTM_QUIET", "15m", "100ms", "24h"),
                settings.duration("RYTM_BACK_OFF", "1s", "10ms", "10m"),
                settings.number("RYTM_PACE", 250, 1, 10_000),
                settings.truth("RYTM_STRICT", false));
    }
}
