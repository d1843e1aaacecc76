package dev.rytm.server.api.content;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.Flows;
import dev.rytm.store.Flows.Crowd;
import dev.rytm.store.Transaction;
import dev.rytm.store.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What would break if something were deleted, by name.
final class Dependants {

    private Dependants() {}

    /// Also the people inside it, and flows whose older versions lead to it while somebody is still inside one.
    static List<String> ofFlow(Caller caller, Transaction transaction, long pageId, FlowId flow) {
        Stream<String> topics = transaction.topics().list(pageId).stream()
                .filter(stored -> flow.equals(stored.topic().onStop())
                        || flow.equals(stored.topic().onResume()))
                .map(stored -> stored.topic().name());
        Stream<String> sequences = transaction.sequences().list(pageId).stream()
                .filter(stored -> stored.sequence().steps().stream()
                        .anyMatch(step -> step.flow().equals(flow)))
                .map(stored -> stored.sequence().name());
        Stream<String> entrances = transaction.entrances().list(pageId).stream()
                .filter(entrance -> entrance.flow().equals(flow))
                .map(entrance -> entrance.word());
        Stream<String> defaultReply = transaction.pages().find(caller.workspaceId(), pageId).stream()
                .filter(page -> flow.equals(page.settings().defaultReply()))
                .map(page -> Sentences.of(caller.language(), "default-reply"));
        List<Crowd> crowds = transaction.flows().crowds(pageId);
        Stream<String> flows = published(transaction, pageId)
                .filter(other -> other.newest() || isInside(crowds, other.flow()))
                .map(Flows.Published::flow)
                .filter(other -> !other.id().equals(flow) && mentions(other, flow.value()))
                .map(Flow::name);
        Stream<String> people = crowds.stream()
                .filter(crowd -> crowd.flow().equals(flow))
                .map(crowd -> Sentences.of(caller.language(), "people-inside", crowd.people()));
        return Stream.of(topics, sequences, entrances, defaultReply, flows, people)
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private static boolean isInside(List<Crowd> crowds, Flow flow) {
        return crowds.stream()
                .anyMatch(crowd ->
                        crowd.flow().equals(flow.id()) && crowd.versions().contains(flow.version()));
    }

    static List<String> ofTopic(Transaction transaction, long pageId, TopicId topic) {
        Stream<String> sequences = transaction.sequences().list(pageId).stream()
                .filter(stored -> stored.sequence().topic().equals(topic))
                .map(stored -> stored.sequence().name());
        return Stream.concat(
                        sequences,
                        newest(transaction, pageId)
                                .filter(flow -> mentions(flow, topic.value()))
                                .map(Flow::name))
                .distinct()
                .toList();
    }

    static List<String> ofSequence(Transaction transaction, long pageId, SequenceId sequence) {
        return newest(transaction, pageId)
                .filter(flow -> mentions(flow, sequence.value()))
                .map(Flow::name)
                .distinct()
                .toList();
    }

    private static Stream<Flow> newest(Transaction transaction, long pageId) {
        return published(transaction, pageId).filter(Flows.Published::newest).map(Flows.Published::flow);
    }

    private static Stream<Flows.Published> published(Transaction transaction, long pageId) {
        return transaction.flows().published(List.of(pageId)).getOrDefault(pageId, List.of()).stream();
    }

    /// Ids are 32 random digits, so one that stands anywhere in a flow is meant. Walking the document finds every kind
    /// of reference, also those of step kinds to come.
    private static boolean mentions(Flow flow, String id) {
        return contains(Json.read(Json.write(flow), Map.class), id);
    }

    private static boolean contains(Object node, String id) {
        return switch (node) {
            case Map<?, ?> map -> map.values().stream().anyMatch(value -> contains(Objects.requireNonNull(value), id));
            case List<?> list -> list.stream().anyMatch(value -> contains(Objects.requireNonNull(value), id));
            default -> node.equals(id);
        };
    }
}
