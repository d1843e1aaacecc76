package dev.rytm.server.api.content;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowCheck;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.FlowProblem;
import dev.rytm.core.flow.Step;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.store.json.Json;
import dev.rytm.store.json.JsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The drawing of a flow: the step it begins with, the steps by their ids, and whatever the editor keeps beside them.
///
/// A draft may hold unfinished steps, and even what is no step at all. Each part is looked through whole, so that one
/// mistake does not hide the others; a step that cannot be read counts as an end wherever the rest is looked at.
final class FlowDocument {

    private static final List<String> PROPERTIES = List.of("entry", "layout", "steps");

    private final Map<StepId, Step> steps = new HashMap<>();

    /// What nobody has filled in yet, and what is wrong.
    private final List<Fault> missing = new ArrayList<>();

    private final List<Fault> wrong = new ArrayList<>();
    private final List<Fault> ofLayout = new ArrayList<>();
    private @Nullable StepId entry;
    private @Nullable FlowLayout layout;

    private FlowDocument() {}

    static FlowDocument of(Map<String, Object> document) {
        FlowDocument read = new FlowDocument();
        for (String property : document.keySet()) {
            if (!PROPERTIES.contains(property)) {
                read.wrong.add(Fault.of("/" + escaped(property), "json.UNKNOWN", String.join(", ", PROPERTIES)));
            }
        }
        if (document.get("entry") != null || !isEmpty(document.get("steps"))) {
            read.entry = read.part("/entry", document.get("entry"), StepId.class);
        }
        if (document.get("steps") instanceof Map<?, ?> steps) {
            steps.forEach((id, step) -> read.readStep(String.valueOf(id), step));
        } else {
            read.wrong.add(Fault.of("/steps", "json.WRONG_TYPE", "{}"));
        }
        read.readLayout(document.get("layout"));
        return read;
    }

    /// Whether there is no step that could be the entry: then it is not missing, either.
    private static boolean isEmpty(@Nullable Object steps) {
        return steps instanceof Map<?, ?> drawn && drawn.isEmpty();
    }

    private void readStep(String id, @Nullable Object step) {
        String pointer = "/steps/" + escaped(id);
        if (id.isBlank()) {
            wrong.add(Fault.of(pointer, "text-blank"));
            return;
        }
        StepId named = new StepId(id);
        Step read = part(pointer, step, Step.class);
        steps.put(named, read == null ? new Step.EndStep(named, name(step)) : read);
    }

    private static String name(@Nullable Object step) {
        return step instanceof Map<?, ?> parts && parts.get("name") instanceof String name ? name : "";
    }

    private <T> @Nullable T part(String pointer, @Nullable Object value, Class<T> type) {
        List<JsonException> faults = Json.faults(value, type);
        for (JsonException fault : faults) {
            (fault.fault() == JsonException.Fault.MISSING ? missing : wrong).add(fault(pointer, fault));
        }
        return value == null || !faults.isEmpty() ? null : as(value, type);
    }

    private static Fault fault(String pointer, JsonException fault) {
        return Fault.of(pointer + fault.pointer(), "json." + fault.fault(), fault.detail());
    }

    private static <T> T as(Object value, Class<T> type) {
        return type.cast(Json.readHttp(Json.writeHttp(value), type));
    }

    private void readLayout(@Nullable Object value) {
        if (value == null) {
            return;
        }
        List<JsonException> faults = Json.faults(value, FlowLayout.class);
        faults.forEach(fault -> ofLayout.add(fault("/layout", fault)));
        if (faults.isEmpty()) {
            layout = as(value, FlowLayout.class);
            ofLayout.addAll(new Checks().addAll("/layout", layout.checks()).faults());
        }
    }

    /// What keeps it from being published. Where steps cannot be read, the others are judged all the same.
    List<Fault> problems(FlowId id, String name, FlowKind kind, FlowCheck.Known known) {
        List<Fault> problems = new ArrayList<>(faults());
        FlowCheck.problems(new Flow(id, 0, name, kind, anyEntry(), steps), known).stream()
                .filter(problem -> !(entry == null && problem.kind() == FlowProblem.Kind.ENTRY_MISSING))
                .map(FlowDocument::fault)
                .forEach(problems::add);
        return problems;
    }

    /// What cannot be read.
    List<Fault> faults() {
        return Stream.of(wrong, missing, ofLayout).flatMap(List::stream).toList();
    }

    /// What no draft may hold: a layout that nobody could draw.
    List<Fault> ofLayout() {
        return List.copyOf(ofLayout);
    }

    /// What keeps a file out: whatever is more than unfinished.
    List<Fault> ofFile() {
        List<Fault> faults = new ArrayList<>(wrong);
        if (steps.size() > FlowLimits.STEPS_PER_FLOW) {
            faults.add(Fault.of("/steps", "too-many", FlowLimits.STEPS_PER_FLOW));
        }
        faults.addAll(ofLayout);
        return faults;
    }

    /// Whether there is a flow to speak of, even if some of its steps cannot be read.
    boolean isDrawn() {
        return entry != null && !steps.isEmpty();
    }

    boolean isReadable() {
        return entry != null && faults().isEmpty();
    }

    @Nullable
    FlowLayout layout() {
        return layout;
    }

    Flow flow(FlowId id, int version, String name, FlowKind kind) {
        if (entry == null) {
            throw new IllegalStateException("a flow without an entry is none yet");
        }
        return new Flow(id, version, name, kind, entry, steps);
    }

    private StepId anyEntry() {
        return entry != null ? entry : steps.keySet().stream().findFirst().orElseGet(() -> new StepId("none"));
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

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
