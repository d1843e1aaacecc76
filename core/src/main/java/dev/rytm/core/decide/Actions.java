package dev.rytm.core.decide;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.flow.Action;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What action steps and operators do to a contact.
final class Actions {

    private final Enrolments enrolments;
    private final Consents consents;
    private final Team team;

    Actions(Enrolments enrolments, Consents consents, Team team) {
        this.enrolments = enrolments;
        this.consents = consents;
        this.team = team;
    }

    void apply(Draft draft, FlowRun run, Action action) {
        switch (action) {
            case Action.AddTag add -> tag(draft, add.tag(), true);
            case Action.RemoveTag remove -> tag(draft, remove.tag(), false);
            case Action.SetField set -> field(draft, set.field(), set.value());
            case Action.ClearField clear -> field(draft, clear.field(), null);
            case Action.Enrol enrol -> enrolments.begin(draft, enrol.sequence(), enrol.replace());
            case Action.Leave leave -> enrolments.leave(draft, leave.sequence());
            case Action.StopTopic stop -> consents.stop(draft, stop.topic(), draft.now(), "flow");
            case Action.NotifyTeam notice -> Team.notify(draft, run, notice);
            case Action.CallWebhook webhook -> team.call(draft, run, webhook);
        }
    }

    static void tag(Draft draft, String tag, boolean present) {
        Set<String> tags = new TreeSet<>(draft.contact().tags());
        if (present ? tags.add(tag) : tags.remove(tag)) {
            draft.change(contact -> contact.withTags(tags));
            draft.note(present ? NoteKind.TAG_ADDED : NoteKind.TAG_REMOVED, "tag", tag);
        }
    }

    static void renameTag(Draft draft, String tag, String into) {
        if (draft.contact().tags().contains(tag) && !tag.equals(into)) {
            tag(draft, tag, false);
            tag(draft, into, true);
        }
    }

    static void renameField(Draft draft, String field, String into) {
        FieldValue value = draft.contact().fields().get(field);
        if (value != null && !field.equals(into)) {
            field(draft, field, null);
            if (!draft.contact().fields().containsKey(into)) {
                field(draft, into, value);
            }
        }
    }

    /// An absent value clears the field. The timeline names the field and never tells the value.
    static void field(Draft draft, String field, @Nullable FieldValue value) {
        Map<String, FieldValue> fields = new TreeMap<>(draft.contact().fields());
        FieldValue before = value == null ? fields.remove(field) : fields.put(field, value);
        if (value == null ? before != null : !value.equals(before)) {
            draft.change(contact -> contact.withFields(fields));
            draft.note(value == null ? NoteKind.FIELD_CLEARED : NoteKind.FIELD_SET, "field", field);
        }
    }
}
