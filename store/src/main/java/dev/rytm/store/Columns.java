package dev.rytm.store;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns a collection into the parallel arrays that `unnest` takes, one for each column.
public final class Columns<T> {

    private final Collection<T> rows;

    private Columns(Collection<T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows);
    }

    public @Nullable String[] texts(Function<T, @Nullable String> column) {
        return fill(new String[rows.size()], column);
    }

    public @Nullable Long[] numbers(Function<T, @Nullable Long> column) {
        return fill(new Long[rows.size()], column);
    }

    public @Nullable Integer[] integers(Function<T, @Nullable Integer> column) {
        return fill(new Integer[rows.size()], column);
    }

    public @Nullable Boolean[] truths(Function<T, @Nullable Boolean> column) {
        return fill(new Boolean[rows.size()], column);
    }

    public @Nullable Instant[] instants(Function<T, @Nullable Instant> column) {
        return fill(new Instant[rows.size()], column);
    }

    public byte[] @Nullable [] blobs(Function<T, byte @Nullable []> column) {
        return fill(new byte[rows.size()][], column);
    }

    private <C extends @Nullable Object> C[] fill(C[] target, Function<T, C> column) {
        int i = 0;
        for (T row : rows) {
            target[i++] = column.apply(row);
        }
        return target;
    }
}
