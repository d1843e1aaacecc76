package dev.rytm.server.world;

import dev.rytm.postgres.testing.TestDatabase;
import dev.rytm.postgres.testing.TestPostgres;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseConfig;
import dev.rytm.store.Page;
import dev.rytm.store.Partitions;
import dev.rytm.store.Transaction;
import dev.rytm.store.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/// A fresh database with one workspace, one app and one page, and as many pools of connections to it as a test wants.
public final class World implements AutoCloseable {

    public static final String SECRET = "app-secret";
    public static final String VERIFY_TOKEN = "verify-me";
    public static final String META_PAGE = "1000";
    public static final Instant START = Instant.parse("2022-06-01T12:00:00Z");

    private final TestDatabase base = TestPostgres.fresh("server", Database::migrate);
    private final String keyLine = Vault.newKeyLine("test");
    private final Vault vault = Vault.of(List.of(keyLine));
    private final Database database = open();
    private final long page;

    public World() {
        page = in(transaction -> {
            long workspace = transaction.workspaces().create("Bakery");
            long app = transaction.apps().create(workspace, "77", "App", SECRET, VERIFY_TOKEN);
            return connect(transaction, workspace, app, META_PAGE);
        });
        Partitions.prepare(database, START);
    }

    /// One more node on the same database; the test closes it.
    public Database open() {
        return Database.open(new DatabaseConfig(base.url(), base.user(), base.password(), 8), vault);
    }

    /// What a server on this database needs, with the given settings on top.
    public Map<String, String> environment(Path directory, Map<String, String> more) {
        try {
            Path key = Files.writeString(directory.resolve("master.key"), keyLine);
            Map<String, String> environment = new HashMap<>(Map.of(
                    "RYTM_DATABASE_URL", base.url(),
                    "RYTM_DATABASE_USER", base.user(),
                    "RYTM_DATABASE_PASSWORD", base.password(),
                    "RYTM_DATABASE_CONNECTIONS", "8",
                    "RYTM_HTTP_PORT", "0",
                    "RYTM_OPS_PORT", "0",
                    "RYTM_MASTER_KEY_FILE", key.toString()));
            environment.putAll(more);
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database database() {
        return database;
    }

    public long page() {
        return page;
    }

    public <T> T in(Function<Transaction, T> work) {
        return database.inTransaction(work);
    }

    public void run(Consumer<Transaction> work) {
        database.inTransaction(transaction -> {
            work.accept(transaction);
            return 0;
        });
    }

    public long count(String sql) {
        return in(transaction -> transaction.statements().one("select (" + sql + ") as n", row -> row.number("n")));
    }

    /// Waits until nothing waits to be decided.
    public void awaitEmptyInbox() {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (waiting() > 0) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("the inbox does not empty");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private long waiting() {
        try {
            return count("select count(*) from inbox where processed_at is null and parked is null");
        } catch (RuntimeException connectionsAreKilled) {
            return 1;
        }
    }

    private static long connect(Transaction transaction, long workspace, long app, String metaPage) {
        Page.Settings settings = new Page.Settings(
                "PL", ZoneId.of("Europe/Warsaw"), "messenger-2022", null, null, Set.of("stop"), Set.of("start"), null);
        return transaction
                .pages()
                .connect(new Page.Connection(workspace, app, metaPage, "Bakery", "page-token", START), settings)
                .orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
