package dev.rytm.store.send;

import dev.rytm.store.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// Makes the monthly partitions of the send ledger ahead, as business time goes on.
///
/// A month that was not made in time lives in the default partition and stays there: slower to drop, otherwise the
/// same.
public final class SendPartitions {

    /// A row is planned when it is due, so its period has begun; every partition more makes every statement dearer.
    private static final int MONTHS_AHEAD = 2;

    private static final int MONTHS_BEFORE = 1;

    private final Transaction transaction;

    public SendPartitions(Transaction transaction) {
        this.transaction = transaction;
    }

    /// The month that `now` lies in: while it stays the same, nothing needs to be made.
    public static YearMonth month(Instant now) {
        return YearMonth.from(now.atOffset(ZoneOffset.UTC));
    }

    /// No row that was planned before this day still waits: the longest period is a month. A bound on one side only:
    /// kept plans take a span of two unknown ends for a narrow one, and read all of it.
    static LocalDate oldestWaiting(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(62);
    }

    /// Makes what is missing around `now`. Safe on several nodes at once. Returns how many were made.
    public int prepare(Instant now) {
        YearMonth first = month(now).minusMonths(MONTHS_BEFORE);
        int made = 0;
        for (int i = 0; i <= MONTHS_BEFORE + MONTHS_AHEAD; i++) {
            made += make(first.plusMonths(i)) ? 1 : 0;
        }
        return made;
    }

    private boolean make(YearMonth month) {
        return transaction
                .statements()
                .one("select rytm_make_send_month(?) as made", row -> row.truth("made"), month.atDay(1));
    }
}
