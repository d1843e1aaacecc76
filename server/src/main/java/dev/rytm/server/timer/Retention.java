package dev.rytm.server.timer;

import dev.rytm.store.Database;
import dev.rytm.store.OldMonths;
import dev.rytm.store.OldMonths.Table;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Drops what is older than it is to be kept and folds what is counted, every night by the machine's clock; what
/// is old, business time says.
///
/// Any number of nodes may run it: one of them drops. A month in which something is not over stays until it is.
final class Retention {

    /// Where people sleep who write to pages in Europe; a night more or less does not matter.
    static final LocalTime NIGHT = LocalTime.of(2, 0);

    private static final Logger LOG = System.getLogger(Retention.class.getName());

    private final Database database;
    private final InstantSource business;
    private final InstantSource machine;
    private final TimerConfig config;

    Retention(Database database, InstantSource business, InstantSource machine, TimerConfig config) {
        this.database = database;
        this.business = business;
        this.machine = machine;
        this.config = config;
    }

    /// One round; returns how long to rest until the next night.
    Duration once() {
        Instant now = business.instant();
        Map<Table, Integer> days = new LinkedHashMap<>();
        days.put(Table.RAW_BODY, config.rawBodyDays());
        days.put(Table.INBOX, config.eventDays());
        days.put(Table.SEND, config.sendDays());
        database.inRepeatedTransaction(transaction -> {
            transaction.flowTraffic().fold(LocalDate.ofInstant(now, ZoneOffset.UTC));
            transaction.teamNotices().forgetSeen(now.minus(Duration.ofDays(config.eventDays())));
            transaction.failingReceivers().forgetOld();
            return now;
        });
        days.forEach((table, kept) -> drop(table, now.minus(Duration.ofDays(kept))));
        return untilNight(machine.instant());
    }

    private void drop(Table table, Instant limit) {
        List<YearMonth> months =
                database.inTransaction(transaction -> transaction.oldMonths().before(table, limit));
        for (YearMonth month : months) {
            boolean dropped = database.inRepeatedTransaction(transaction -> {
                OldMonths old = transaction.oldMonths();
                return old.takeTurn() && old.drop(table, month);
            });
            if (dropped) {
                LOG.log(Level.INFO, "dropped " + month + " of " + table);
            }
        }
    }

    static Duration untilNight(Instant now) {
        ZonedDateTime utc = now.atZone(ZoneOffset.UTC);
        ZonedDateTime tonight = utc.with(NIGHT);
        return Duration.between(utc, tonight.isAfter(utc) ? tonight : tonight.plusDays(1));
    }
}
