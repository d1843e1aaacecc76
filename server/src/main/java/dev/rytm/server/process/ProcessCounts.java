package dev.rytm.server.process;

import dev.rytm.server.decision.DecisionCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// What process counts: decisions, and attempts at one that failed.
final class ProcessCounts {

    private final DecisionCounts decisions;
    private final Counter failures;

    ProcessCounts(MeterRegistry registry) {
        this.decisions = new DecisionCounts(registry);
        this.failures = registry.counter("rytm.process.failures");
    }

    /// After the commit: what is rolled back did not happen.
    void done(Batch.Done done) {
        decisions.decided(done.decided(), done.refusals());
        failures.increment(done.failures().size());
    }

    void pageEvent() {
        decisions.decided(1, List.of());
    }

    void failed() {
        failures.increment();
    }
}
