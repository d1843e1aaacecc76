package dev.rytm.bench.studio;

import java.util.List;
import java.util.Locale;

/// How long each of many equal questions took, in milliseconds, the quickest first.
record Timed(String name, List<Double> millis) {

    Timed {
        millis = millis.stream().sorted().toList();
    }

    /// The smallest time that so many of a hundred questions did not exceed.
    double percentile(int percent) {
        return millis.get(Math.max(0, Math.ceilDiv(millis.size() * percent, 100) - 1));
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-36s %4d asked, p50 %7.1f ms, p95 %7.1f ms, max %7.1f ms",
                name,
                millis.size(),
                percentile(50),
                percentile(95),
                percentile(100));
    }
}
