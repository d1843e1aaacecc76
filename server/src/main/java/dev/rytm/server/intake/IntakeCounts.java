package dev.rytm.server.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What intake counts: webhooks by their answer, events taken, events that are none of our business, and what
/// nobody can read.
final class IntakeCounts {

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter unreadable;

    IntakeCounts(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = registry.counter("rytm.intake.events");
        this.unreadable = registry.counter("rytm.intake.unreadable");
    }

    void answered(int status) {
        registry.counter("rytm.intake.webhooks", "status", String.valueOf(status))
                .increment();
    }

    void accepted(int events) {
        accepted.increment(events);
    }

    void unreadable(int items) {
        unreadable.increment(items);
    }

    void ignored(String why, int items) {
        registry.counter("rytm.intake.ignored", "why", why).increment(items);
    }
}
