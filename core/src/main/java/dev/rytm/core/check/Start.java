package dev.rytm.core.check;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;

/// How people come into a flow, and with that what is known of them when they do.
public sealed interface Start {

    /// The flow that begins.
    FlowId flow();

    /// By what the person wrote or tapped: a word, a link, the default reply.
    record ByPerson(FlowId flow) implements Start {}

    /// In a turn of a sequence: on the topic's token, whether or not the window is open.
    record InTurn(FlowId flow, SequenceId sequence, TopicId topic) implements Start {}

    /// As a notification to many. Assumed of a flow that nothing starts yet.
    record ToMany(FlowId flow) implements Start {}

    /// Because the person stopped a topic, which opens no window.
    record OnStop(FlowId flow, TopicId topic) implements Start {}

    /// Because the person resumed a topic, which opens no window either.
    record OnResume(FlowId flow, TopicId topic) implements Start {}

    /// By a flow that is yet to be drawn. Assumed of a subflow that nothing calls.
    record ByCall(FlowId flow) implements Start {}
}
