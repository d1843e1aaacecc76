package dev.rytm.sandbox.webhook;

import java.time.Duration;

/// How webhooks are delivered.
///
/// - `connections`: how many are posted at the same time
/// - `deadline`: an answer must come within this, on machine time (Meta: 5 seconds)
/// - `retryClock`: whether the gaps between repeats and the hour until giving up are measured on machine time, for
///   interactive use, or on virtual time, for simulations
public record DeliverySettings(int connections, Duration deadline, RetryClock retryClock) {

    /// The clock that repeats go by.
    public enum RetryClock {
        /// The machine's. A webhook that waits to be repeated holds up the virtual clock.
        MACHINE,
        /// The virtual one. A webhook that waits to be repeated is something due on it.
        VIRTUAL
    }

    /// As Meta does it, repeats by `retryClock`.
    public static DeliverySettings usual(RetryClock retryClock) {
        return new DeliverySettings(16, Duration.ofSeconds(5), retryClock);
    }
}
