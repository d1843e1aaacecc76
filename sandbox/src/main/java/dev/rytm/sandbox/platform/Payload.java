package dev.rytm.sandbox.platform;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What a call to the Send API carries, once it was read and found well formed.
public sealed interface Payload {

    /// An ordinary message, or one on a token. `media` counts against the smaller limit of calls.
    record Message(ObjectNode content, boolean media) implements Payload {}

    /// A request to agree: one topic, or a carousel of up to five.
    record Request(ObjectNode content, List<OptInAsk.Draft> drafts) implements Payload {
        /// Copies the drafts.
        public Request {
            drafts = List.copyOf(drafts);
        }
    }

    /// Typing on or off, or seen.
    record Gesture(String name) implements Payload {}
}
