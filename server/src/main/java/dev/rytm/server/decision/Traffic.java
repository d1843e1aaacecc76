package dev.rytm.server.decision;

import dev.rytm.core.Effect.CountExit;
import dev.rytm.core.Effect.CountTap;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.decide.NoteKind;
import dev.rytm.core.decide.Why;
import dev.rytm.store.FlowTraffic.Passage;
import dev.rytm.store.Notes.Note;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Counts what a batch of decisions lets people do on the steps of flows.
///
/// Whoever comes again to a step that could not speak the first time has come by it once.
final class Traffic {

    private final Map<Passage, Long> people = new HashMap<>();

    void add(long pageId, CountExit left) {
        add(Passage.left(pageId, left.flow(), left.step().value(), left.exit()));
    }

    void add(long pageId, CountTap tapped) {
        add(Passage.tapped(pageId, tapped.flow(), tapped.step().value()));
    }

    void add(Note note) {
        Map<String, String> told = note.entry().parameters();
        String kind = note.entry().kind();
        if (kind.equals(NoteKind.STEP_PASSED.word())) {
            add(Passage.passed(note.contact().pageId(), flow(told), Objects.requireNonNull(told.get("step"))));
        }
        if (kind.equals(NoteKind.RUN_ENDED.word()) && Why.FINISHED.name().equals(told.get("reason"))) {
            add(Passage.finished(note.contact().pageId(), flow(told)));
        }
    }

    private static FlowId flow(Map<String, String> told) {
        return new FlowId(Objects.requireNonNull(told.get("flow")));
    }

    private void add(Passage passage) {
        people.merge(passage, 1L, Long::sum);
    }

    Map<Passage, Long> people() {
        return people;
    }
}
