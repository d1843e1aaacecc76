package dev.rytm.e2e.demo;

import dev.rytm.e2e.audit.Evidence.Kind;
import dev.rytm.e2e.audit.Evidence.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The account of a run: everything planned ended in exactly one way.
///
/// `planned` notifications are counted from the calendar, the rest from the ledger. Requests and window messages have
/// lines of their own.
record Account(long planned, Ends notifications, Ends requests, Ends messages, Map<String, Long> reasons) {

    /// The share of planned notifications that may stay unknown for good.
    private static final double MOST_UNKNOWN = 0.002;

    Account {
        reasons = new TreeMap<>(reasons);
    }

    /// How the rows of one kind ended; `open` ones are in no final state, and there must be none.
    record Ends(long sent, long refused, long failed, long unknown, long open) {

        static Ends of(List<Row> rows) {
            Map<String, Long> states = rows.stream().collect(Collectors.groupingBy(Row::state, Collectors.counting()));
            long sent = states.getOrDefault("SENT", 0L);
            long refused = states.getOrDefault("REFUSED", 0L);
            long failed = states.getOrDefault("FAILED", 0L);
            long unknown = states.getOrDefault("UNKNOWN_FINAL", 0L);
            return new Ends(sent, refused, failed, unknown, rows.size() - sent - refused - failed - unknown);
        }

        long ended() {
            return sent + refused + failed + unknown;
        }
    }

    static Account of(long planned, List<Row> rows) {
        return new Account(
                planned,
                Ends.of(of(Kind.NOTIFICATION, rows)),
                Ends.of(of(Kind.REQUEST, rows)),
                Ends.of(of(Kind.MESSAGE, rows)),
                of(Kind.NOTIFICATION, rows).stream()
                        .collect(Collectors.groupingBy(Account::line, Collectors.counting())));
    }

    private static List<Row> of(Kind kind, List<Row> rows) {
        return rows.stream().filter(row -> row.kind() == kind).toList();
    }

    private static String line(Row row) {
        return switch (row.state()) {
            case "REFUSED" -> "refused: " + row.reason();
            case "FAILED" -> "failed: " + row.code() + (row.subcode() == null ? "" : "/" + row.subcode());
            default -> row.state().toLowerCase(Locale.ROOT);
        };
    }

    long unfinished() {
        return notifications.open() + requests.open() + messages.open();
    }

    boolean balances() {
        return planned == notifications.ended()
                && unfinished() == 0
                && notifications.unknown() <= MOST_UNKNOWN * planned;
    }
}
