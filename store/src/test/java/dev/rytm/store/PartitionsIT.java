package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionsIT {

    private static final Instant NOON = Instant.parse("2022-06-08T10:00:00Z");

    private final Database database = Databases.fresh();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    /// Intake writes bodies, then events. Whoever held events and waited for bodies would wait for intake, and intake
    /// for them, until PostgreSQL gives one of the two up after a second.
    @Test
    void holdsNoTableWhileWaitingForAnother() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Long> intake = threads.submit(() -> database.inTransaction(transaction -> {
            count(transaction, "raw_body");
            written.countDown();
            await(goOn);
            return count(transaction, "inbox");
        }));
        await(written);
        Future<Integer> preparing = threads.submit(() -> Partitions.prepare(database, NOON));

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (locks("raw_body", false) == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        long held = locks("inbox", true);
        goOn.countDown();

        assertThat(held).isZero();
        assertThat(intake.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(preparing.get(20, TimeUnit.SECONDS)).isEqualTo(15);
    }

    private static long count(Transaction transaction, String table) {
        return transaction.statements().one("select count(*) as rows from " + table, row -> row.number("rows"));
    }

    /// How many have locked the table against everybody, or wait to do so.
    private long locks(String table, boolean granted) {
        return database.asOwner(
                transaction -> transaction.statements().one("""
                        select count(*) as locks
                          from pg_locks
                         where relation = ?::regclass and mode = 'AccessExclusiveLock' and granted = ?
                        """, row -> row.number("locks"), table, granted));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
