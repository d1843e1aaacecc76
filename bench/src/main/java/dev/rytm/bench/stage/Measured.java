package dev.rytm.bench.stage;

import java.time.Duration;
import java.util.Locale;

/// One round of one contender: how many sends in what time, at what cost.
///
/// `cpu` is what this process used, `databaseCpu` what PostgreSQL used, `statements` what the database executed, and
/// `walBytes` what it wrote ahead.
public record Measured(
        String name, int sends, Duration took, Duration cpu, Duration databaseCpu, long statements, long walBytes) {

    public double perSecond() {
        return sends / seconds(took);
    }

    /// One line for people.
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-26s %7d sends %7.2f s %8.0f calls/s %6.0f us CPU/send + %4.0f us in PostgreSQL"
                        + " %8.1f statements/1,000 %6.0f B WAL/send",
                name,
                sends,
                seconds(took),
                perSecond(),
                1e6 * seconds(cpu) / sends,
                1e6 * seconds(databaseCpu) / sends,
                1e3 * statements / sends,
                1.0 * walBytes / sends);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
