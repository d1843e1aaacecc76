package dev.rytm.sandbox.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// A list that only grows, numbered from 1, written by many and read in pages.
public final class Lines<T> {

    private final List<Row<T>> rows = new ArrayList<>();

    /// Adds a line; `make` is given its number.
    public synchronized Row<T> add(LongFunction<T> make) {
        Row<T> row = new Row<>(make.apply(rows.size() + 1L));
        rows.add(row);
        return row;
    }

    /// How many lines there are.
    public synchronized long size() {
        return rows.size();
    }

    /// All lines, as known now.
    public List<T> all() {
        return page(0, Integer.MAX_VALUE);
    }

    /// At most `limit` lines after the one numbered `after`.
    public List<T> page(long after, int limit) {
        List<Row<T>> taken;
        synchronized (this) {
            int from = Math.clamp(after, 0, rows.size());
            int to = (int) Math.min(rows.size(), (long) from + limit);
            taken = List.copyOf(rows.subList(from, to));
        }
        return taken.stream().map(Row::value).toList();
    }
}
