package dev.rytm.server.api.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.JsonException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A flow that the export wrote into a file, read without its page: `flow` is absent while `faults` say what cannot be
/// read. What it refers to on its page is known by id only.
public record FlowFile(
        @Nullable Flow flow,
        List<Fault> faults,
        Set<String> topics,
        Set<String> sequences,
        Map<FlowId, FlowKind> flows) {

    /// What the export writes.
    private record Export(
            @JsonProperty("$schema") @Nullable String schema,
            String name,
            FlowKind kind,
            Map<String, Object> document) {}

    /// `id` is what other files call this flow.
    public static FlowFile read(FlowId id, byte[] text) {
        Export export;
        try {
            export = (Export) Json.readHttp(text, Export.class);
        } catch (JsonException unreadable) {
            Fault fault = Fault.of(unreadable.pointer(), "json." + unreadable.fault(), unreadable.detail());
            return new FlowFile(null, List.of(fault), Set.of(), Set.of(), Map.of());
        }
        FlowDocument document = FlowDocument.of(export.document());
        if (!document.isReadable()) {
            return new FlowFile(null, document.faults(), Set.of(), Set.of(), Map.of());
        }
        FlowFile file = new FlowFile(
                document.flow(id, 1, export.name(), export.kind()),
                List.of(),
                new HashSet<>(),
                new HashSet<>(),
                new HashMap<>());
        file.collect(export.document());
        return file;
    }

    /// Walking the document finds every kind of reference, also those of step kinds to come.
    private void collect(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("topic") instanceof String topic) {
                topics.add(topic);
            }
            if (map.get("sequence") instanceof String sequence) {
                sequences.add(sequence);
            }
            if (map.get("flow") instanceof String flow) {
                boolean called = "to-subflow".equals(map.get("kind"));
                flows.merge(
                        new FlowId(flow),
                        called ? FlowKind.SUBFLOW : FlowKind.FLOW,
                        (one, other) -> one == FlowKind.SUBFLOW ? one : other);
            }
            map.values().forEach(this::collect);
        } else if (node instanceof List<?> list) {
            list.forEach(this::collect);
        }
    }
}
