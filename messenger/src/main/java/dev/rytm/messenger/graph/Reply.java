package dev.rytm.messenger.graph;

import dev.rytm.core.message.Rejection;
import org.jspecify.annotations.Nullable;

/// What Meta answered to a call that sends no message; such a call can simply be made again.
public sealed interface Reply<T> {

    /// It was done.
    record Done<T>(T value, Usage usage) implements Reply<T> {}

    /// Meta refused, in words that we know.
    record Rejected<T>(
            Rejection rejection, int code, @Nullable Integer subcode, String message, Usage usage)
            implements Reply<T> {}

    /// No answer that could be understood.
    record NoAnswer<T>(String detail) implements Reply<T> {}
}
