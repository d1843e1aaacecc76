package dev.rytm.server.dispatch;

import dev.rytm.server.room.Settings;
import java.time.Duration;

/// The timings of sending, all in machine time, and the pace of a page in calls a second.
///
/// `lease` is how long a claim holds, `exchangeDeadline` how long a call may take in all, `gate` how long after the
/// intent its last byte may leave, `quiet` how long an unknown attempt rests before a probe, `backOff` the first
/// pause after a refusal that passes.
public record DispatchConfig(
        Duration lease, Duration exchangeDeadline, Duration gate, Duration quiet, Duration backOff, int pace) {

    public DispatchConfig {
        boolean given = lease.isPositive() && exchangeDeadline.isPositive();
        // Whoever takes a row over after its lease must be sure that nothing of the call is still to come.
        if (given && gate.plus(exchangeDeadline).compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "RYTM_LEASE must be at least RYTM_GATE and RYTM_EXCHANGE_DEADLINE together, "
                            + gate.plus(exchangeDeadline).toMillis() + " ms, but is " + lease.toMillis() + " ms");
        }
    }

    public static DispatchConfig read(Settings settings) {
        return new DispatchConfig(
                settings.duration("RYTM_LEASE", "60s"),
                settings.duration("RYTM_EXCHANGE_DEADLINE", "10s"),
                settings.duration("RYTM_GATE", "5s"),
                settings.duration("RYTM_QUIET", "15m"),
                settings.duration("RYTM_BACK_OFF", "1s"),
                settings.number("RYTM_PACE", 250, 1, 10_000));
    }
}
