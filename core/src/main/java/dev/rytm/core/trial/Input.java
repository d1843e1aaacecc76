package dev.rytm.core.trial;

import dev.rytm.core.contact.TopicId;
import java.time.Duration;

/// What whoever tries a flow does: as the person, or to the clock.
public sealed interface Input {

    /// The flow begins for the person.
    record Start() implements Input {}

    record Write(String text) implements Input {}

    /// The person taps a button or quick reply of the newest message that has it.
    record Tap(String button) implements Input {}

    /// The person agrees to the newest request on this topic.
    record Agree(TopicId topic) implements Input {}

    record Stop(TopicId topic) implements Input {}

    record Resume(TopicId topic) implements Input {}

    record Advance(Duration duration) implements Input {}

    /// The clock goes on to whatever comes next by itself.
    record AdvanceToNext() implements Input {}
}
