package dev.rytm.server.decision;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.decide.NoteKind;
import dev.rytm.core.decide.Why;
import dev.rytm.store.FlowTraffic.Kind;
import dev.rytm.store.FlowTraffic.Passage;
import dev.rytm.store.Notes.Note;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Counts who came by which step of a flow, as the timelines of a batch tell it.
final class Traffic {

    private Traffic() {}

    static Map<Passage, Long> of(List<Note> notes) {
        Map<Passage, Long> people = new HashMap<>();
        notes.stream().flatMap(Traffic::passage).forEach(passage -> people.merge(passage, 1L, Long::sum));
        return people;
    }

    private static Stream<Passage> passage(Note note) {
        Map<String, String> told = note.entry().parameters();
        String kind = note.entry().kind();
        if (kind.equals(NoteKind.STEP_PASSED.word())) {
            return Stream.of(passage(note, Kind.PASSED, Objects.requireNonNull(told.get("step"))));
        }
        boolean finished =
                kind.equals(NoteKind.RUN_ENDED.word()) && Why.FINISHED.name().equals(told.get("reason"));
        return finished ? Stream.of(passage(note, Kind.FINISHED, "")) : Stream.empty();
    }

    private static Passage passage(Note note, Kind kind, String step) {
        String flow = Objects.requireNonNull(note.entry().parameters().get("flow"));
        return new Passage(note.contact().pageId(), new FlowId(flow), kind, step);
    }
}
