package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DatabaseIT {

    private final Database database = Databases.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void workersActAsTheirOwnRoleAndTheOwnerOnlyWhenAsked() {
        assertThat(role(database.inTransaction(Transaction::statements))).isEqualTo("closed");
        assertThat(database.<String>inTransaction(transaction -> currentRole(transaction)))
                .isEqualTo("rytm_worker");
        assertThat(database.<String>inWorkspace(1, List.of(), transaction -> currentRole(transaction)))
                .isEqualTo("rytm_api");
        assertThat(database.<String>asOwner(transaction -> currentRole(transaction)))
                .isEqualTo("rytm");
        assertThat(database.<String>inTransaction(transaction -> currentRole(transaction)))
                .isEqualTo("rytm_worker");
    }

    @Test
    void writesAndReadsManyRowsInOneStatement() {
        Instant instant = Instant.parse("2026-03-01T10:00:00.123456Z");
        long before = database.statementCount();

        List<String> read = database.inTransaction(transaction -> transaction
                .statements()
                .list(
                        """
                        select name, at, number, blob
                          from unnest(?::text[], ?::timestamptz[], ?::bigint[], ?::bytea[]) as r(name, at, number, blob)
                        """,
                        row -> row.text("name")
                                + row.instant("at")
                                + row.numberOrNull("number")
                                + row.bytes("blob").length,
                        new String[] {"a", "b"},
                        new Instant[] {instant, instant.plusSeconds(1)},
                        new Long[] {1L, null},
                        new byte[][] {{1}, {1, 2}}));

        assertThat(read).containsExactly("a2026-03-01T10:00:00.123456Z11", "b2026-03-01T10:00:01.123456Znull2");
        assertThat(database.statementCount() - before).isEqualTo(1);
    }

    @Test
    void repeatsATransactionThatLostADeadlock() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier both = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> lockBoth(1, 2, runs, both));
            Future<?> second = threads.submit(() -> lockBoth(2, 1, runs, both));
            first.get();
            second.get();
        }

        assertThat(runs.get()).isGreaterThan(2);
    }

    /// PostgreSQL quotes the value in the details of its errors.
    @Test
    void quotesNoValueInAnError() {
        String broken = "{\"text\": \"CANARY \\u0000\"}";

        assertThatThrownBy(() -> database.inTransaction(
                        t -> t.statements().one("select ?::jsonb::text as json", row -> row.text("json"), broken)))
                .hasStackTraceContaining("unsupported Unicode escape sequence")
                .satisfies(e -> {
                    StringWriter trace = new StringWriter();
                    e.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("CANARY");
                });
    }

    @Test
    void givesUpOnWhatIsNoConflict() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> database.inRepeatedTransaction(transaction -> {
                    runs.incrementAndGet();
                    return transaction.statements().list("select 1 / 0", row -> row);
                }))
                .isInstanceOf(DatabaseException.class);
        assertThat(runs).hasValue(1);
    }

    private int lockBoth(long one, long other, AtomicInteger runs, CyclicBarrier both) {
        return database.inRepeatedTransaction(transaction -> {
            boolean meets = runs.incrementAndGet() <= 2;
            transaction.statements().list("select pg_advisory_xact_lock(?)", row -> row, one);
            if (meets) {
                await(both);
            }
            transaction.statements().list("select pg_advisory_xact_lock(?)", row -> row, other);
            return 1;
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String role(Statements closed) {
        try {
            return closed.one("select current_user as role", row -> row.text("role"));
        } catch (DatabaseException e) {
            return "closed";
        }
    }

    private static String currentRole(Transaction transaction) {
        return transaction.statements().one("select current_user as role", row -> row.text("role"));
    }
}
