package dev.rytm.core.flow;

import dev.rytm.core.contact.StepId;
import dev.rytm.core.message.MessageProblem;
import org.jspecify.annotations.Nullable;

/// One thing that keeps a flow from being published: on which step (absent = the flow itself), what kind of thing,
/// where inside the step, and a sentence that says what to do. `message` is present if Meta would not accept one.
public record FlowProblem(
        @Nullable StepId step,
        Kind kind,
        String path,
        String sentence,
        @Nullable MessageProblem message) {

    FlowProblem(@Nullable StepId step, Kind kind, String path, String sentence) {
        this(step, kind, path, sentence, null);
    }

    /// What kind of thing; the studio has a sentence of its own for each.
    public enum Kind {
        NO_STEPS,
        TOO_MANY_STEPS,
        ENTRY_MISSING,
        STEP_MISSING,
        STEP_ID_DIFFERS,
        EXIT_UNKNOWN,
        FLOW_MISSING,
        NOT_A_SUBFLOW,
        TOPIC_MISSING,
        SEQUENCE_MISSING,
        SPLIT_NOT_100,
        TOO_MANY,
        DURATION_OUT_OF_BOUNDS,
        NAME_EMPTY,
        NAME_TOO_LONG,
        CONDITION_TOO_LARGE,
        VALUE_MISSING,
        TEXT_EMPTY,
        TEXT_TOO_LONG,
        ADDRESS_WRONG,
        MESSAGE
    }
}
