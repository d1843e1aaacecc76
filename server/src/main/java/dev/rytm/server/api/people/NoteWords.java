package dev.rytm.server.api.people;

import dev.rytm.core.Effect;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.decide.NoteKind;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Sentences;
import dev.rytm.server.api.StepNames;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Says in a sentence what was decided about a person.
record NoteWords(Locale language, StepNames names) {

    /// Those about a step name it and its flow.
    private static final Map<String, String> OF_STEPS = Map.of(
            NoteKind.STEP_PASSED.word(), "note-step-passed",
            NoteKind.STEP_RETRIED.word(), "note-step-retried");

    String sentence(Effect.Entry entry) {
        return Sentences.of(language, ofStep(entry).orElseGet(() -> plain(entry)));
    }

    private Optional<Sentence> ofStep(Effect.Entry entry) {
        String key = OF_STEPS.get(entry.kind());
        String flow = entry.parameters().get("flow");
        String step = entry.parameters().get("step");
        if (key == null || flow == null || step == null) {
            return Optional.empty();
        }
        return names.of(new FlowId(flow), new StepId(step)).map(named -> Sentence.of(key, named.step(), named.flow()));
    }

    private Sentence plain(Effect.Entry entry) {
        String key = "NoteKind." + entry.kind().toUpperCase(Locale.ROOT).replace('-', '_');
        return Sentence.of(
                Sentences.has(language, key) ? key : "note-unknown",
                entry.parameters().getOrDefault("by", ""),
                entry.parameters().getOrDefault("host", ""));
    }
}
