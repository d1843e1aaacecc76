package dev.rytm.server.api.labels;

import dev.rytm.store.Flows;
import dev.rytm.store.LabelEdits.Subject;
import dev.rytm.store.Transaction;
import dev.rytm.store.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Where tags and fields are named in what authors have made. A new name does not go there by itself.
final class LabelUses {

    private LabelUses() {}

    static List<String> of(Transaction transaction, long pageId, Subject subject, String name) {
        Stream<String> topics = transaction.topics().list(pageId).stream()
                .filter(stored -> subject == Subject.TAG
                        && (name.equals(stored.topic().stopTag())
                                || name.equals(stored.topic().resumeTag())))
                .map(stored -> stored.topic().name());
        Stream<String> flows = transaction.flows().published(List.of(pageId)).getOrDefault(pageId, List.of()).stream()
                .filter(Flows.Published::newest)
                .map(Flows.Published::flow)
                .filter(flow -> names(flow, subject, name))
                .map(flow -> flow.name());
        Stream<String> segments = transaction.segments().list(pageId).stream()
                .map(stored -> stored.segment())
                .filter(segment -> names(segment, subject, name))
                .map(segment -> segment.name());
        return Stream.of(topics, flows, segments)
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /// Walking the document finds every kind of step and condition, also those to come. Messages name fields in braces.
    private static boolean names(Object document, Subject subject, String name) {
        String key = subject == Subject.TAG ? "tag" : "field";
        return contains(Json.read(Json.write(document), Map.class), key, name);
    }

    private static boolean contains(Object node, String key, String name) {
        return switch (node) {
            case Map<?, ?> map ->
                name.equals(map.get(key))
                        || map.values().stream().anyMatch(value -> contains(Objects.requireNonNull(value), key, name));
            case List<?> list -> list.stream().anyMatch(value -> contains(Objects.requireNonNull(value), key, name));
            case String text -> key.equals("field") && text.contains("{{field." + name);
            default -> false;
        };
    }
}
