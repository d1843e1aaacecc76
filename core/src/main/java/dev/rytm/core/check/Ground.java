package dev.rytm.core.check;

import dev.rytm.core.Catalog;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowCheck;
import dev.rytm.core.flow.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A flow and all that its page has published, as if the flow were published, too.
record Ground(Flow flow, Catalog catalog, FlowCheck.Known known) {

    /// The version that people would enter.
    Optional<Flow> flow(FlowId id) {
        return id.equals(flow.id()) ? Optional.of(flow) : catalog.flow(id);
    }

    /// All that people could enter, in the order of their ids.
    List<Flow> flows() {
        return Stream.concat(Stream.of(flow.id()), catalog.published().keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(FlowId::value))
                .flatMap(id -> flow(id).stream())
                .toList();
    }

    Optional<Step> step(Place place) {
        return flow(place.flow())
                .flatMap(known -> Optional.ofNullable(known.steps().get(place.step())));
    }

    /// Whether a flow exists that nobody can enter, as none of its versions is published.
    boolean isUnpublished(FlowId id) {
        return known.flows().containsKey(id) && flow(id).isEmpty();
    }

    Optional<Topic> topic(TopicId id) {
        return Optional.ofNullable(catalog.topics().get(id));
    }

    /// As people call it.
    String name(TopicId id) {
        return topic(id).map(Topic::name).orElse(id.value());
    }

    String name(FlowId id) {
        return flow(id).map(Flow::name).filter(name -> !name.isBlank()).orElse(id.value());
    }

    String name(Place place) {
        return step(place)
                .map(Step::name)
                .filter(name -> !name.isBlank())
                .orElse(place.step().value());
    }
}
