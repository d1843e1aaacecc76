package dev.rytm.core.message;

import dev.rytm.core.contact.FlowId;

/// A button as its author drew it. Its id names the exit of the step that it stands on.
public sealed interface Button {

    String id();

    String title();

    /// Opens a web page; the run does not notice.
    record Link(String id, String title, String url) implements Button {}

    /// Carries the person on through the exit of the same id.
    record Tap(String id, String title) implements Button {}

    /// Starts another flow.
    record StartFlow(String id, String title, FlowId flow) implements Button {}
}
