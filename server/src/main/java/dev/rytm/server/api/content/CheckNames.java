package dev.rytm.server.api.content;

import dev.rytm.core.check.Finding;
import dev.rytm.core.check.Place;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.Step;
import dev.rytm.server.api.FindingWords;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Sentences;
import dev.rytm.server.api.StepNames;
import dev.rytm.server.api.content.FlowChecks.Checked;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How people call what a check speaks of.
record CheckNames(Checked checked) {

    FindingWords.Names all() {
        return new FindingWords.Names(
                id -> flow(id).map(Flow::name).orElse(id.value()),
                id -> Optional.ofNullable(checked.catalog().sequences().get(id))
                        .map(sequence -> sequence.name())
                        .orElse(id.value()),
                id -> Optional.ofNullable(checked.catalog().topics().get(id))
                        .map(topic -> topic.name())
                        .orElse(id.value()));
    }

    Sentence sentence(Finding finding) {
        List<Object> details = finding.details().stream()
                .map(detail -> nameless(finding, detail).map(StepNames::called).orElse(detail))
                .toList();
        return FindingWords.sentence(finding, details);
    }

    String step(Locale language, Place place) {
        Object name = step(place.flow(), place.step()).map(StepNames::called).orElse(place.step());
        return name instanceof Sentence kind ? Sentences.of(language, kind) : name.toString();
    }

    /// The step that the checker, which knows no language, could only name by its id.
    private Optional<Step> nameless(Finding finding, String detail) {
        if (detail.isBlank()) {
            return Optional.empty();
        }
        return Stream.concat(
                        Stream.of(checked.flow().id()), finding.path().stream().map(Place::flow))
                .flatMap(flow -> step(flow, new StepId(detail)).stream())
                .filter(step -> step.name().isBlank())
                .findFirst();
    }

    private Optional<Step> step(FlowId flow, StepId step) {
        return flow(flow).flatMap(known -> Optional.ofNullable(known.steps().get(step)));
    }

    private Optional<Flow> flow(FlowId id) {
        return id.equals(checked.flow().id())
                ? Optional.of(checked.flow())
                : checked.catalog().flow(id);
    }
}
