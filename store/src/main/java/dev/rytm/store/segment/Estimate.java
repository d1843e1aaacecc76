package dev.rytm.store.segment;

import dev.rytm.store.Statements;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// About how many people a clause means, as PostgreSQL's planner believes; asks nobody.
final class Estimate {

    private static final Pattern ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    private Estimate() {}

    static long of(Statements statements, Clause where) {
        String plan = statements.one(
                "explain (format json) select c.contact_id from contact_summary c where " + where.sql(),
                row -> row.text("QUERY PLAN"),
                where.values().toArray());
        Matcher rows = ROWS.matcher(plan);
        if (!rows.find()) {
            throw new IllegalStateException("a plan without rows: " + plan);
        }
        return Long.parseLong(rows.group(1));
    }
}
