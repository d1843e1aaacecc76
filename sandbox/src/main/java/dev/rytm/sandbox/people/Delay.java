package dev.rytm.sandbox.people;

import java.time.Duration;
import java.util.SplittableRandom;

/// How long a person takes: anything between `min` and `max`, equally likely.
public record Delay(Duration min, Duration max) {

    /// Checks that the two are in order.
    public Delay {
        if (min.isNegative() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException(
                    "A delay needs 0 <= `min` <= `max`; it is %s to %s.".formatted(min, max));
        }
    }

    /// Always exactly so long.
    public static Delay of(Duration exactly) {
        return new Delay(exactly, exactly);
    }

    /// Between two numbers of seconds.
    public static Delay seconds(long min, long max) {
        return new Delay(Duration.ofSeconds(min), Duration.ofSeconds(max));
    }

    Duration draw(SplittableRandom random) {
        return min.plusMillis(random.nextLong(max.minus(min).toMillis() + 1));
    }
}
