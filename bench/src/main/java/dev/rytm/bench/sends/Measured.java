package dev.rytm.bench.sends;

import java.time.Duration;
import java.util.Locale;

/// One round of one contender: how many sends in what time, at what cost.
///
/// `cpu` is what this process used, `databaseCpu` what PostgreSQL used, `statements` what was sent to the database.
public record Measured(String name, int sends, Duration took, Duration cpu, Duration databaseCpu, long statements) {

    public double perSecond() {
        return sends / seconds(took);
    }

    /// One line for people.
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-14s %8d sends %8.2f s %9.0f calls/s %7.0f us CPU/send %7.0f us database CPU/send %8.1f statements/1,000",
                name,
                sends,
                seconds(took),
                perSecond(),
                1e6 * seconds(cpu) / sends,
                1e6 * seconds(databaseCpu) / sends,
                1e3 * statements / sends);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
