package dev.rytm.bench.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How long each of many equal questions took, in milliseconds.
record Timed(String name, double[] millis) {

    Timed {
        millis = millis.clone();
        Arrays.sort(millis);
    }

    static Timed of(String name, List<Double> millis) {
        return new Timed(name, millis.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// The smallest time that so many of a hundred questions did not exceed.
    double percentile(int percent) {
        return millis[Math.max(0, (int) Math.ceil(millis.length * percent / 100.0) - 1)];
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-36s %4d asked, p50 %7.1f ms, p95 %7.1f ms, max %7.1f ms",
                name,
                millis.length,
                percentile(50),
                percentile(95),
                percentile(100));
    }
}
