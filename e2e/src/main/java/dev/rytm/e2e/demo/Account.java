package dev.rytm.e2e.demo;

import dev.rytm.e2e.audit.Evidence.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The account of a run: every planned notification ended in exactly one way.
///
/// `planned` is counted from the calendar, the rest from the ledger; `unfinished` rows are in no final state, and
/// there must be none.
record Account(
        long planned, long sent, long refused, long failed, long unknown, long unfinished, Map<String, Long> reasons) {

    /// The share of planned notifications that may stay unknown for good.
    private static final double MOST_UNKNOWN = 0.002;

    Account {
        reasons = new TreeMap<>(reasons);
    }

    static Account of(long planned, List<Row> rows) {
        Map<String, Long> states = rows.stream().collect(Collectors.groupingBy(Row::state, Collectors.counting()));
        long sent = states.getOrDefault("SENT", 0L);
        long refused = states.getOrDefault("REFUSED", 0L);
        long failed = states.getOrDefault("FAILED", 0L);
        long unknown = states.getOrDefault("UNKNOWN_FINAL", 0L);
        Map<String, Long> reasons = rows.stream().collect(Collectors.groupingBy(Account::line, Collectors.counting()));
        return new Account(
                planned, sent, refused, failed, unknown, rows.size() - sent - refused - failed - unknown, reasons);
    }

    private static String line(Row row) {
        return switch (row.state()) {
            case "REFUSED" -> "refused: " + row.reason();
            case "FAILED" -> "failed: " + row.code() + (row.subcode() == null ? "" : "/" + row.subcode());
            default -> row.state().toLowerCase(Locale.ROOT);
        };
    }

    boolean balances() {
        return planned == sent + refused + failed + unknown && unfinished == 0 && unknown <= MOST_UNKNOWN * planned;
    }
}
