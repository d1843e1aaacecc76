package dev.rytm.server.api;

import dev.rytm.core.Catalog;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.Step;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.store.json.Kinds;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// How people call the steps of a page's flows: as the newest version does that has them, as people walk through older
/// ones for long.
public record StepNames(Catalog catalog) {

    /// What a step is called, and its flow. `step` is a text or a sentence.
    public record Named(Object step, String flow) {}

    /// By its kind if it has no name: its id says nothing to anybody.
    public static Object called(Step step) {
        return step.name().isBlank() ? Sentence.of("Step." + Kinds.word(step.getClass())) : step.name();
    }

    /// Absent if no version has it, as its flow was deleted.
    public Optional<Named> of(FlowId flow, StepId step) {
        return versions(flow)
                .flatMap(version -> Stream.ofNullable(version.steps().get(step))
                        .map(known -> new Named(called(known), version.name())))
                .findFirst();
    }

    private Stream<Flow> versions(FlowId flow) {
        Stream<Flow> older = catalog.flows().values().stream()
                .filter(version -> version.id().equals(flow))
                .sorted(Comparator.comparingInt(Flow::version).reversed());
        return Stream.concat(catalog.flow(flow).stream(), older);
    }
}
