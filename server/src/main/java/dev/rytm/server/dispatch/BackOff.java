package dev.rytm.server.dispatch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses that double with each refusal, up to five minutes, and of which a random part is left out, so that what
/// failed together does not come back together.
record BackOff(Duration first) {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 20;

    /// Between half of the pause and all of it. `before` is how many refusals came before this one.
    Duration after(int before) {
        long doubled = first.toMillis() << Math.min(before, MOST_DOUBLINGS);
        long most = Math.max(2, Math.min(doubled, LONGEST.toMillis()));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
