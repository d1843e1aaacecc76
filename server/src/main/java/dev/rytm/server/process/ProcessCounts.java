package dev.rytm.server.process;

import dev.rytm.core.policy.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;

/// What process counts: events decided, attempts that failed, and sends that were refused when they were planned.
final class ProcessCounts {

    private final Counter events;
    private final Counter failures;
    private final MeterRegistry registry;

    ProcessCounts(MeterRegistry registry) {
        this.events = registry.counter("rytm.process.events");
        this.failures = registry.counter("rytm.process.failures");
        this.registry = registry;
        // There from the start, so that the first refusal is an increase.
        Stream.of(Reason.values()).forEach(this::refusals);
    }

    private Counter refusals(Reason reason) {
        return registry.counter("rytm.process.refusals", "reason", reason.name());
    }

    /// After the commit: what is rolled back did not happen.
    void done(Batch.Done done) {
        events.increment(done.decided());
        failures.increment(done.failures().size());
        done.refusals().forEach(reason -> refusals(reason).increment());
    }

    void pageEvent() {
        events.increment();
    }

    void failed() {
        failures.increment();
    }
}
