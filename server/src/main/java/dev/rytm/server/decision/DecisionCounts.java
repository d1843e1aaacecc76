package dev.rytm.server.decision;

import dev.rytm.core.policy.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.stream.Stream;

/// Counts decided events, in whichever room, and the sends that were refused when they were planned.
public final class DecisionCounts {

    private final Counter events;
    private final MeterRegistry registry;

    public DecisionCounts(MeterRegistry registry) {
        this.events = registry.counter("rytm.process.events");
        this.registry = registry;
        // There from the start, so that the first refusal is an increase.
        Stream.of(Reason.values()).forEach(this::refusals);
    }

    private Counter refusals(Reason reason) {
        return registry.counter("rytm.process.refusals", "reason", reason.name());
    }

    /// After the commit: what is rolled back did not happen.
    public void decided(int many, Collection<Reason> refused) {
        events.increment(many);
        refused.forEach(reason -> refusals(reason).increment());
    }
}
