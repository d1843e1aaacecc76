package dev.rytm.core;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import org.jspecify.annotations.Nullable;

/// Something that the team of a page is told: about a person, about its calls of another system, or about the
/// page. `text` is what the author of the flow wrote, filled for this person; absent if they wrote nothing. Of
/// calls it is the host that is called. `flow` and `step` are absent if no flow has to do with it.
public record TeamNotice(
        Kind kind,
        @Nullable String text,
        @Nullable FlowId flow,
        @Nullable StepId step) {

    /// What is the matter.
    public enum Kind {
        /// A flow has something to say to the team.
        MESSAGE,
        /// A flow hands the person over.
        HAND_OVER,
        /// Another system was not told, and will not be. Of people whom it misses after that, until it answers
        /// again, the team is not told.
        WEBHOOK_FAILED,
        /// Another system has failed for so long that it is asked only now and then. About no person.
        CALLS_PAUSED,
        /// A check of the page's consent ledger found that it is not as it was recorded. About no person.
        LEDGER_BROKEN
    }
}
