package dev.rytm.core.flow;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;

/// One thing an action step does to a contact.
public sealed interface Action {

    record AddTag(String tag) implements Action {}

    record RemoveTag(String tag) implements Action {}

    record SetField(String field, FieldValue value) implements Action {}

    record ClearField(String field) implements Action {}

    /// Enrols into a sequence. An enrolment in another sequence of the same topic is replaced if `replace`, else
    /// this does nothing.
    record Enrol(SequenceId sequence, boolean replace) implements Action {}

    record Leave(SequenceId sequence) implements Action {}

    /// Stops a topic on our side, as if the person had done it.
    record StopTopic(TopicId topic) implements Action {}
}
