package dev.rytm.core.flow;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import java.util.List;

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

    /// Tells the team something; `text` may have placeholders, as messages have.
    record NotifyTeam(String text) implements Action {}

    /// Tells another system, over https, who came by here: their id and name, these fields, and perhaps all tags. The
    /// flow goes on at once, whatever becomes of the call.
    record CallWebhook(String url, List<String> fields, boolean tags) implements Action {

        public CallWebhook {
            fields = List.copyOf(fields);
        }
    }
}
