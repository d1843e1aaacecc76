package dev.rytm.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server on this machine, for this process only, whose data outlives it.
///
/// It listens on 127.0.0.1 alone and asks for a password. Beside the data directory `d` lie `d.password`, `d.log` and
/// `d.lock`. What was committed survives a crash of the owner, of the server and of the machine: unless told
/// otherwise, every setting that trades durability for speed is off. An owner that was killed leaves the server
/// running; the next start on the same directory stops it and starts it again.
public final class LocalPostgres implements AutoCloseable {
    /// The only role: the superuser.
    public static final String USER = "rytm";

    private static final String MAINTENANCE = "postgres";
    private static final String LOOPBACK = "127.0.0.1";

    private final Ownership ownership;
    private final Postmaster postmaster;
    private final Password password;
    private final int port;
    private final Map<String, String> settings;
    private boolean closed;

    private LocalPostgres(
            Ownership ownership, Postmaster postmaster, Password password, int port, Map<String, String> settings) {
        this.ownership = ownership;
        this.postmaster = postmaster;
        this.password = password;
        this.port = port;
        this.settings = settings;
    }

    /// Starts the server on a directory that is made if absent. Port 0 takes a free one.
    public static LocalPostgres start(Path dataDirectory, int port) {
        return start(dataDirectory, port, Map.of());
    }

    /// Starts the server with settings of PostgreSQL that replace ours.
    public static LocalPostgres start(Path dataDirectory, int port, Map<String, String> settings) {
        Path data = dataDirectory.toAbsolutePath().normalize();
        try {
            Directories.createPrivate(data.resolveSibling(""));
            Ownership ownership = Ownership.take(data);
            try {
                return startOwned(ownership, data, port, settings);
            } catch (IOException | RuntimeException e) {
                ownership.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be prepared in " + data, e);
        }
    }

    /// Ends the server that a killed owner left on this directory and deletes the directory with what lies beside it.
    /// Returns false, and touches nothing, while an owner lives.
    public static boolean discard(Path dataDirectory) throws IOException {
        Path data = dataDirectory.toAbsolutePath().normalize();
        Optional<Ownership> ownership = Ownership.tryTake(data);
        if (ownership.isEmpty()) {
            return false;
        }
        try (Ownership _ = ownership.get()) {
            if (Files.exists(data)) {
                new Postmaster(Binaries.unpacked(), data).endOrphan();
                Directories.delete(data);
            }
            for (String suffix : List.of(".new", ".password", ".log", ".lock")) {
                if (Files.exists(sibling(data, suffix))) {
                    Directories.delete(sibling(data, suffix));
                }
            }
        }
        return true;
    }

    private static LocalPostgres startOwned(Ownership ownership, Path data, int port, Map<String, String> replaced)
            throws IOException {
        Path binaries = Binaries.unpacked();
        Postmaster postmaster = new Postmaster(binaries, data);
        if (Files.exists(data)) {
            postmaster.endOrphan();
        }
        Password password = Password.readOrCreate(data);
        int chosen = freePort(port);
        Map<String, String> settings = settings(chosen, replaced);
        if (Files.notExists(data)) {
            initialize(binaries, data, password, "on".equals(settings.get("fsync")));
        }
        postmaster.start(settings);
        return new LocalPostgres(ownership, postmaster, password, chosen, settings);
    }

    // Prepared under another name and renamed, so that a data directory that exists is always a whole one.
    private static void initialize(Path binaries, Path data, Password password, boolean durable) throws IOException {
        Path draft = sibling(data, ".new");
        if (Files.exists(draft)) {
            Directories.delete(draft);
        }
        new Postmaster(binaries, draft).initialize(password.file(), durable);
        Directories.rename(draft, data);
    }

    private static Map<String, String> settings(int port, Map<String, String> replaced) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "256MB");
        settings.put("max_wal_size", "4GB");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.putAll(replaced);
        settings.put("listen_addresses", LOOPBACK);
        settings.put("port", Integer.toString(port));
        return settings;
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Port " + wanted + " on " + LOOPBACK + " is taken; free it or choose another for PostgreSQL.", e);
        }
    }

    public int port() {
        return port;
    }

    public String password() {
        return password.value();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database;
    }

    /// An unpooled source of connections to the database.
    public DataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl(database));
        source.setUser(USER);
        source.setPassword(password.value());
        return source;
    }

    /// Makes the database unless it exists.
    public void createDatabase(String name) {
        try (Connection connection = dataSource(MAINTENANCE).getConnection()) {
            if (!exists(connection, name)) {
                execute(connection, "create database " + quoted(name));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be created", e);
        }
    }

    /// Makes a database that is a copy of another, to which nobody may be connected.
    public void createDatabase(String name, String template) {
        try (Connection connection = dataSource(MAINTENANCE).getConnection()) {
            execute(connection, "create database " + quoted(name) + " template " + quoted(template));
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be copied from " + template, e);
        }
    }

    /// Drops the database; connections to it are ended.
    public void dropDatabase(String name) {
        try (Connection connection = dataSource(MAINTENANCE).getConnection()) {
            execute(connection, "drop database if exists " + quoted(name) + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be dropped", e);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static Path sibling(Path data, String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    /// Ends every process of the server with SIGKILL, as a crash of the machine would, and returns when none is left.
    /// Until [#restart] nobody answers.
    public synchronized void kill() {
        requireOpen();
        postmaster.kill();
    }

    /// Starts the server again after [#kill], on the same port; it recovers by itself what was committed.
    public synchronized void restart() {
        requireOpen();
        postmaster.endOrphan();
        postmaster.start(settings);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This PostgreSQL was closed; start another.");
        }
    }

    /// Stops the server, unless it was killed, and gives the directory free. A second call does nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try (ownership) {
                postmaster.stopIfRunning();
            }
        }
    }
}
