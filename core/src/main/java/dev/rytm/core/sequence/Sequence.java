package dev.rytm.core.sequence;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which flow goes out in which turn of a topic's frequency, and when.
///
/// `time` is local to the contact. `weekday` is used by weekly topics (absent = Monday), `dayOfMonth` by monthly
/// ones (absent = 1; 31 means the last day). Steps keep their ids through every edit.
public record Sequence(
        SequenceId id,
        TopicId topic,
        String name,
        List<SequenceStep> steps,
        LocalTime time,
        @Nullable DayOfWeek weekday,
        @Nullable Integer dayOfMonth,
        boolean enrolOnOptIn,
        boolean repeats) {

    public Sequence {
        steps = List.copyOf(steps);
    }

    /// One turn: the flow whose first message goes on the token. A step that is off is passed over without waiting.
    public record SequenceStep(StepId id, FlowId flow, boolean on) {}
}
