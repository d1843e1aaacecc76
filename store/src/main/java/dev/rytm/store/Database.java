package dev.rytm.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// One PostgreSQL and the pool of connections to it.
///
/// Connections act as the role `rytm_worker`. Whoever acts for a signed-in person or an API key uses
/// [#inWorkspace], which becomes `rytm_api` for the transaction and sees only the rows of that workspace,
/// whatever the statement says.
public final class Database implements AutoCloseable {

    private static final int TRIES = 5;

    /// How statements of the rooms are planned: they look up a few rows by key, whatever the statistics say. Queue
    /// tables that have just been filled or emptied mislead the planner into scanning them whole.
    private static final Map<String, String> ROOMS_PLAN = Map.of(
            "plan_cache_mode", "force_generic_plan",
            "enable_seqscan", "off",
            "enable_hashjoin", "off",
            "enable_mergejoin", "off",
            "enable_material", "off");

    private final DatabaseConfig config;
    private final Vault vault;
    private final HikariDataSource pool;
    private final LongAdder statements = new LongAdder();
    private final KnownContacts known = new KnownContacts();
    private final Changes changes = new Changes();

    private Database(DatabaseConfig config, Vault vault, HikariDataSource pool) {
        this.config = config;
        this.vault = vault;
        this.pool = pool;
    }

    /// Migrates the schema to this version, then opens the pool.
    public static Database open(DatabaseConfig config, Vault vault) {
        DriverManagerDataSource owner = new DriverManagerDataSource(config.url(), config.user(), config.password());
        migrate(owner);
        HikariConfig hikari = new HikariConfig();
        hikari.setJdbcUrl(config.url());
        hikari.setUsername(config.user());
        hikari.setPassword(config.password());
        hikari.setMaximumPoolSize(config.connections());
        hikari.setMinimumIdle(2);
        hikari.setAutoCommit(false);
        hikari.setConnectionTimeout(TimeUnit.SECONDS.toMillis(3));
        hikari.setConnectionInitSql("set role rytm_worker");
        hikari.setPoolName("rytm");
        hikari.addDataSourceProperty("ApplicationName", "rytm");
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        // Details of errors quote values, and texts of people would stand in the log.
        hikari.addDataSourceProperty("logServerErrorDetail", "false");
        // The rooms run the same few statements for ever, over tables with many partitions: planning one costs more
        // than running it, and its plan does not depend on the values. So each is prepared at once and planned once.
        hikari.addDataSourceProperty("prepareThreshold", "1");
        hikari.addDataSourceProperty("options", options(ROOMS_PLAN));
        return new Database(config, vault, new HikariDataSource(hikari));
    }

    private static String options(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }

    /// Brings the schema to this version; any number of processes may do so at once. The source must belong to the
    /// schema's owner.
    public static void migrate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    /// Runs the work in one transaction: committed when it returns, rolled back when it throws.
    public <T> T inTransaction(Function<Transaction, T> work) {
        try (Connection connection = pool.getConnection()) {
            Statements own = new Statements(connection, statements);
            T result = run(connection, new Transaction(own, vault, known), work);
            own.changes().take().forEach(changes::add);
            return result;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /// As [#inTransaction], and again from the start when it lost against another transaction. The work must therefore
    /// be repeatable:
    /// it decides and writes, and touches nothing outside the database.
    public <T> T inRepeatedTransaction(Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransaction(work);
            } catch (DatabaseException e) {
                if (!e.isConflict() || attempt == TRIES) {
                    throw e;
                }
                long most = TimeUnit.MILLISECONDS.toNanos(10L << attempt);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
            }
        }
    }

    /// Runs the work as `rytm_api`: only rows of this workspace and of these pages exist for it. Questions of people
    /// are planned as statistics suggest.
    public <T> T inWorkspace(long workspaceId, Collection<Long> pageIds, Function<Transaction, T> work) {
        String pages = pageIds.stream().map(String::valueOf).collect(Collectors.joining(","));
        return inTransaction(transaction -> {
            transaction.statements().list("""
                            select set_config('role', 'rytm_api', true),
                                   set_config('plan_cache_mode', 'auto', true),
                                   set_config('enable_seqscan', 'on', true),
                                   set_config('enable_hashjoin', 'on', true),
                                   set_config('enable_mergejoin', 'on', true),
                                   set_config('enable_material', 'on', true),
                                   set_config('rytm.workspace', ?, true),
                                   set_config('rytm.pages', ?, true)
                            """, row -> row, String.valueOf(workspaceId), pages);
            return work.apply(transaction);
        });
    }

    /// Runs the work with the rights of the schema's owner: making and dropping partitions, nothing else.
    public <T> T asOwner(Function<Transaction, T> work) {
        return inTransaction(transaction -> {
            transaction.statements().list("select set_config('role', 'none', true)", row -> row);
            return work.apply(transaction);
        });
    }

    /// Tells all servers on this database what is changed through this one from now on, and hears of their changes.
    public ChangeFeed changeFeed() {
        return new ChangeFeed(config, changes);
    }

    /// How many SQL statements were run since the start.
    public long statementCount() {
        return statements.sum();
    }

    private static <T> T run(Connection connection, Transaction transaction, Function<Transaction, T> work)
            throws SQLException {
        try {
            T result = work.apply(transaction);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /// A connection that is gone cannot roll back, and need not: PostgreSQL has done so.
    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return config.toString();
    }
}
