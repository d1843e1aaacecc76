package dev.rytm.server.api.people;

import dev.rytm.core.Catalog;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.store.SendReports.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The topics, sequences and flows that a file speaks of by their ids, so that it can say what they are called.
final class Mentioned {

    private final Set<String> topics = new TreeSet<>();
    private final Set<String> sequences = new TreeSet<>();
    private final Set<String> flows = new TreeSet<>();

    /// By id. What was deleted has no name any more.
    record Names(Map<String, String> topics, Map<String, String> sequences, Map<String, String> flows) {}

    void in(Contact contact) {
        contact.consents().keySet().forEach(topic -> topics.add(topic.value()));
        contact.enrolments().values().forEach(place -> {
            topics.add(place.topic().value());
            sequences.add(place.sequence().value());
        });
        contact.runs().forEach(run -> flows.add(run.flow().value()));
    }

    void in(Origin origin) {
        add(topics, origin.topic());
        add(sequences, origin.sequence());
        add(flows, origin.flow());
    }

    void in(Map<String, String> parameters) {
        add(topics, parameters.get("topic"));
        add(sequences, parameters.get("sequence"));
        add(flows, parameters.get("flow"));
    }

    void in(TopicId topic) {
        topics.add(topic.value());
    }

    Names names(Catalog catalog) {
        return new Names(
                named(
                        topics,
                        id -> Optional.ofNullable(catalog.topics().get(new TopicId(id)))
                                .map(topic -> topic.name())),
                named(
                        sequences,
                        id -> Optional.ofNullable(catalog.sequences().get(new SequenceId(id)))
                                .map(sequence -> sequence.name())),
                named(flows, id -> catalog.flow(new FlowId(id)).map(Flow::name)));
    }

    private static void add(Set<String> ids, @Nullable String id) {
        if (id != null) {
            ids.add(id);
        }
    }

    private static Map<String, String> named(Set<String> ids, Function<String, Optional<String>> name) {
        Map<String, String> named = new TreeMap<>();
        ids.forEach(id -> name.apply(id).ifPresent(known -> named.put(id, known)));
        return named;
    }
}
