package dev.rytm.server.api.content;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowCheck;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.FlowProblem;
import dev.rytm.core.flow.Step;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.JsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The drawing of a flow: the step it begins with, the steps by their ids, and whatever the editor keeps beside them.
///
/// A draft may hold anything. Each step is read by itself, so that one mistake does not hide the others.
final class FlowDocument {

    private final Map<StepId, Step> steps = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable StepId entry;

    private FlowDocument() {}

    static FlowDocument of(Map<String, Object> document) {
        FlowDocument read = new FlowDocument();
        for (String property : document.keySet()) {
            if (!List.of("entry", "steps", "layout").contains(property)) {
                read.faults.add(Fault.of("/" + escaped(property), "json.UNKNOWN", "entry, layout, steps"));
            }
        }
        read.entry = read.part("/entry", document.get("entry"), StepId.class).orElse(null);
        if (document.get("steps") instanceof Map<?, ?> steps) {
            steps.forEach((id, step) -> read.readStep(String.valueOf(id), step));
        } else {
            read.faults.add(Fault.of("/steps", "json.WRONG_TYPE", "{}"));
        }
        return read;
    }

    private void readStep(String id, @Nullable Object step) {
        String pointer = "/steps/" + escaped(id);
        if (id.isBlank()) {
            faults.add(Fault.of(pointer, "text-blank"));
            return;
        }
        part(pointer, step, Step.class).ifPresent(read -> steps.put(new StepId(id), read));
    }

    private <T> Optional<T> part(String pointer, @Nullable Object value, Class<T> type) {
        if (value == null) {
            faults.add(Fault.of(pointer, "json.MISSING"));
            return Optional.empty();
        }
        try {
            return Optional.of(type.cast(Json.readHttp(Json.writeHttp(value), type)));
        } catch (JsonException unreadable) {
            faults.add(Fault.of(pointer + unreadable.pointer(), "json." + unreadable.fault(), unreadable.detail()));
            return Optional.empty();
        }
    }

    /// What keeps it from being read or published.
    List<Fault> problems(FlowId id, String name, FlowKind kind, FlowCheck.Known known) {
        if (!isReadable()) {
            return List.copyOf(faults);
        }
        return FlowCheck.problems(flow(id, 0, name, kind), known).stream()
                .map(FlowDocument::fault)
                .toList();
    }

    /// What cannot be read.
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// Whether there is a flow to speak of.
    boolean isReadable() {
        return faults.isEmpty() && entry != null;
    }

    Flow flow(FlowId id, int version, String name, FlowKind kind) {
        if (entry == null) {
            throw new IllegalStateException("a flow with problems has no published form");
        }
        return new Flow(id, version, name, kind, entry, steps);
    }

    private static Fault fault(FlowProblem problem) {
        String path = problem.path().isEmpty()
                ? ""
                : "/" + problem.path().replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
        return Fault.of(pointer(problem.step()) + path, "FlowProblem." + problem.kind(), problem.sentence());
    }

    static String pointer(@Nullable StepId step) {
        return step == null ? "" : "/steps/" + escaped(step.value());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
