package dev.rytm.store;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/// The months of partitioned tables that are old enough to be dropped. Months are UTC; business time.
///
/// What lies in a default partition, because nobody prepared its month, is not dropped.
public final class OldMonths {

    private final Statements statements;

    OldMonths(Statements statements) {
        this.statements = statements;
    }

    /// A table whose old months are dropped.
    public enum Table {
        INBOX("inbox"),
        RAW_BODY("raw_body"),
        SEND("send");

        private final String word;

        Table(String word) {
            this.word = word;
        }
    }

    /// One node at a time drops; false if another one is at it. It lasts until the transaction ends.
    public boolean takeTurn() {
        return statements.one(
                "select pg_try_advisory_xact_lock(hashtext('rytm_drop_month')) as mine", row -> row.truth("mine"));
    }

    /// The months of which all lies before `limit`, the oldest first. A month that ends exactly at it does.
    public List<YearMonth> before(Table table, Instant limit) {
        return statements
                .list("""
                        select right(c.relname, 7) as month
                          from pg_inherits i
                          join pg_class c on c.oid = i.inhrelid
                         where i.inhparent = to_regclass(?)
                           and c.relname ~ ('^' || ? || '_[0-9]{4}_[0-9]{2}$')
                         order by month
                        """, row -> YearMonth.parse(row.text("month").replace('_', '-')), table.word, table.word)
                .stream()
                .filter(month -> !end(month).isAfter(limit))
                .toList();
    }

    private static Instant end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// False if something in it is not over, or if the table is busy: another night.
    public boolean drop(Table table, YearMonth month) {
        return statements.one(
                "select rytm_drop_month(?, ?) as dropped", row -> row.truth("dropped"), table.word, month.atDay(1));
    }
}
