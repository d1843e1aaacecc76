package dev.rytm.store.segment;

import java.util.ArrayList;
import java.util.List;

/// A statement that grows from text and clauses, and takes their values along.
final class Sql {

    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();

    Sql(String text) {
        this.text = new StringBuilder(text);
    }

    Sql add(String more) {
        text.append(more);
        return this;
    }

    Sql add(Clause clause) {
        text.append(clause.sql());
        values.addAll(clause.values());
        return this;
    }

    Clause clause() {
        return new Clause(text.toString(), values);
    }
}
