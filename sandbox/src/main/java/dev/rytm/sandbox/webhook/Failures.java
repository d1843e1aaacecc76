package dev.rytm.sandbox.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Since when an app has failed to take a page's webhooks (rule 3): one success clears it, an hour of failures
/// ends the subscription.
final class Failures {

    static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration[] GAPS = {
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10)
    };

    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    /// How long to wait after the `attempts`-th failure: twice not at all, then longer and longer.
    static Duration gapAfter(int attempts) {
        return GAPS[Math.min(attempts, GAPS.length) - 1];
    }

    void succeeded(String app, String page) {
        if (!since.isEmpty()) {
            since.remove(key(app, page));
        }
    }

    /// Notes a failure; returns whether the hour is over.
    boolean failed(String app, String page, Instant now) {
        Instant first = since.computeIfAbsent(key(app, page), same -> now);
        boolean over = !now.isBefore(first.plus(PATIENCE));
        if (over) {
            since.remove(key(app, page));
        }
        return over;
    }

    private static String key(String app, String page) {
        return app + "/" + page;
    }
}
