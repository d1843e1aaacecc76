package dev.rytm.core.flow;

import dev.rytm.core.contact.StepId;
import org.jspecify.annotations.Nullable;

/// One way out of a step: its name, and where it leads (absent = nowhere: the flow ends there, or returns from a
/// subflow).
///
/// Names are those of the step's own properties, such as `otherwise`; of a button or quick reply `tap:yes`, of a
/// split's branch `branch:0`, by its place. People are counted by them, so they stay as they are.
public record Exit(String name, @Nullable StepId to) {

    public static final String NEXT = "next";

    public static Exit next(@Nullable StepId to) {
        return new Exit(NEXT, to);
    }

    public static Exit otherwise(@Nullable StepId to) {
        return new Exit("otherwise", to);
    }

    public static Exit match(@Nullable StepId to) {
        return new Exit("match", to);
    }

    public static Exit asked(@Nullable StepId to) {
        return new Exit("asked", to);
    }

    public static Exit timeout(@Nullable StepId to) {
        return new Exit("timeout", to);
    }

    public static Exit target(StepId to) {
        return new Exit("target", to);
    }

    public static Exit tap(String button, @Nullable StepId to) {
        return new Exit("tap:" + button, to);
    }

    public static Exit branch(int place, @Nullable StepId to) {
        return new Exit("branch:" + place, to);
    }
}
