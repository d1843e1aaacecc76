package dev.rytm.core.flow;

import dev.rytm.core.contact.StepId;

/// One thing about a flow that its author should know before publishing it; it keeps nothing from being published.
/// `step` is where it happens, `after` the step that it happens after.
public record FlowWarning(Kind kind, StepId step, StepId after) {

    /// What kind of thing; the API has a sentence for each.
    public enum Kind {
        /// Two messages without a word or a tap of the person between them. A notification's token carries one
        /// message: where the window is closed, the second waits until the person answers.
        MESSAGES_IN_A_ROW
    }
}
