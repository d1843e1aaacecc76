package dev.rytm.bench.sends;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rytm.bench.stage.BenchPostgres;
import dev.rytm.bench.stage.Durability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The peer with its pool and its table.
final class Peer implements Contender, AutoCloseable {

    private static final String DATABASE = "peer";
    private static final int CONNECTIONS = 60;

    private final HikariDataSource pool;
    private final Calls calls;
    private @Nullable DbSchedulerPeer scheduler;

    Peer(BenchPostgres postgres, Calls calls) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.url(DATABASE));
        config.setUsername("rytm");
        config.setPassword(postgres.password());
        config.setMaximumPoolSize(CONNECTIONS);
        this.pool = new HikariDataSource(config);
        this.calls = calls;
        execute(schema());
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public String database() {
        return DATABASE;
    }

    @Override
    public Optional<Durability> durability() {
        try (Connection connection = pool.getConnection()) {
            return Optional.of(Durability.of(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void prepare(int sends) {
        scheduler = DbSchedulerPeer.start(pool, calls, sends);
    }

    @Override
    public void run(int sends) {
        Objects.requireNonNull(scheduler).execute();
    }

    @Override
    public void check(int sends) {
        stop();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from scheduled_tasks")) {
            rows.next();
            if (rows.getInt(1) != 0) {
                throw new IllegalStateException("db-scheduler left " + rows.getInt(1) + " tasks undone");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String schema() {
        try (InputStream in =
                Objects.requireNonNull(Peer.class.getResourceAsStream("/dev/rytm/bench/db-scheduler.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        if (scheduler != null) {
            scheduler.close();
            scheduler = null;
        }
    }

    @Override
    public void close() {
        stop();
        pool.close();
    }
}
