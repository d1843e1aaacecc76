package dev.rytm.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Tells every server on this database what changed on pages, and hears it from them, over one connection of its own.
///
/// Changes of a second are told together, so that it costs the same few messages however much happens, and nothing when
/// nothing does: PostgreSQL lets only one transaction with a message commit at a time, and sends must not queue for
/// that. What is told is a hint. It may be lost in a crash; nobody may rely on it for more than for looking again soon.
///
/// A connection can die without a word, as when a firewall forgets it, and then nothing is heard for ever. So it
/// is asked for a sign of life, and one that gives none within [#NOTICED_WITHIN] is given up.
public final class ChangeFeed implements AutoCloseable {

    private static final String CHANNEL = "rytm_page_change";
    private static final Duration WAIT = Duration.ofMillis(200);

    /// Between two signs of life, and as long as one may take.
    private static final Duration BEAT = Duration.ofSeconds(5);

    /// How long a connection can be dead before it is given up for another.
    static final Duration NOTICED_WITHIN = BEAT.multipliedBy(2);

    private static final long BETWEEN_TELLINGS_NANOS = Duration.ofSeconds(1).toNanos();

    private final DriverManagerDataSource source;
    private final Changes untold;
    private @Nullable Connection open;
    private long toldAt = System.nanoTime() - BETWEEN_TELLINGS_NANOS;
    private long aliveAt = System.nanoTime();

    ChangeFeed(DatabaseConfig config, Changes untold) {
        this.source = new DriverManagerDataSource(config.url(), config.user(), config.password());
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "rytm changes");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("loginTimeout", String.valueOf(BEAT.toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(BEAT.toSeconds()));
        source.setConnectionProperties(properties);
        this.untold = untold;
    }

    /// Who hears what changed.
    public interface Listener {

        void changed(PageChange change);

        /// Nobody knows what changed until now: the connection is new.
        void missed();
    }

    /// Tells what changed here, and hands on what arrives within a moment. To be called again and again, by one thread.
    public void relay(Listener listener) {
        try {
            Connection connection = connection(listener);
            tell(connection);
            live(connection);
            PGNotification[] heard =
                    connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(WAIT.toMillis()));
            for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                listener.changed(PageChange.read(notification.getParameter()));
            }
        } catch (SQLException e) {
            close();
            throw new DatabaseException(e);
        }
    }

    private Connection connection(Listener listener) throws SQLException {
        if (open == null) {
            Connection fresh = source.getConnection();
            open = fresh;
            try (Statement statement = fresh.createStatement()) {
                statement.execute("set role rytm_worker");
                statement.execute("listen " + CHANNEL);
            }
            aliveAt = System.nanoTime();
            listener.missed();
        }
        return open;
    }

    private void tell(Connection connection) throws SQLException {
        if (System.nanoTime() - toldAt < BETWEEN_TELLINGS_NANOS) {
            return;
        }
        List<PageChange> changes = untold.take();
        if (changes.isEmpty()) {
            return;
        }
        String[] texts = changes.stream().map(PageChange::toText).toArray(String[]::new);
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_notify(?, told) from unnest(?) as told")) {
            statement.setString(1, CHANNEL);
            statement.setArray(2, connection.createArrayOf("text", texts));
            statement.execute();
        } catch (SQLException e) {
            changes.forEach(untold::add);
            throw e;
        }
        toldAt = System.nanoTime();
        aliveAt = toldAt;
    }

    private void live(Connection connection) throws SQLException {
        if (System.nanoTime() - aliveAt < BEAT.toNanos()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select");
        }
        aliveAt = System.nanoTime();
    }

    @Override
    public void close() {
        Connection old = open;
        open = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException gone) {
                // PostgreSQL ends it by itself.
            }
        }
    }
}
