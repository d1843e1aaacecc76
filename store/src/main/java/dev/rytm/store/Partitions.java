package dev.rytm.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// The monthly partitions of the inbox, the raw bodies and the notes, made before business time reaches them.
/// Months are UTC.
public final class Partitions {

    private static final List<String> TABLES = List.of("inbox", "raw_body", "decision_note");
    private static final int MONTHS_BEFORE = 1;
    private static final int MONTHS_AHEAD = 3;

    private Partitions() {}

    /// The month that `now` lies in: while it stays the same, nothing needs to be made.
    public static LocalDate month(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
    }

    /// Makes what is missing from the month before `now` to three months ahead; returns how many were made.
    ///
    /// Each in a transaction of its own: making one locks its table against everybody, and whoever holds
    /// one such lock and waits for another stands in the way of those who write to both.
    public static int prepare(Database database, Instant now) {
        LocalDate first = month(now).minusMonths(MONTHS_BEFORE);
        int made = 0;
        for (String table : TABLES) {
            for (int i = 0; i <= MONTHS_BEFORE + MONTHS_AHEAD; i++) {
                LocalDate month = first.plusMonths(i);
                made += database.inRepeatedTransaction(transaction -> make(transaction, table, month)) ? 1 : 0;
            }
        }
        return made;
    }

    private static boolean make(Transaction transaction, String table, LocalDate month) {
        return transaction
                .statements()
                .one("select rytm_make_month(?, ?) as made", row -> row.truth("made"), table, month);
    }
}
