package dev.rytm.sandbox.log;

import java.util.function.UnaryOperator;

/// A line of the log that is still being written: its record can be replaced until all is known.
public final class Row<T> {

    private volatile T value;

    Row(T value) {
        this.value = value;
    }

    /// What is known so far.
    public T value() {
        return value;
    }

    /// Adds what became known.
    public synchronized void update(UnaryOperator<T> change) {
        value = change.apply(value);
    }
}
