package dev.rytm.e2e.stack;

import dev.rytm.postgres.LocalPostgres;
import dev.rytm.store.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// The floor under a server on this machine: a PostgreSQL of its own and a master key, both kept in one directory.
public final class Machine implements AutoCloseable {

    private static final String DATABASE = "rytm";

    /// Short machine times, so that nobody waits long for what a fault left open.
    private static final Map<String, String> SHORT_TIMES = Map.of(
            "RYTM_LEASE", "3s",
            "RYTM_EXCHANGE_DEADLINE", "400ms",
            "RYTM_GATE", "200ms",
            "RYTM_QUIET", "500ms",
            "RYTM_BACK_OFF", "50ms",
            "RYTM_PACE", "2000");

    private final Path directory;
    private final LocalPostgres postgres;

    private Machine(Path directory, LocalPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    /// Starts PostgreSQL in `directory`, which is made if absent; its data stays there.
    public static Machine start(Path directory) {
        return start(directory, 0);
    }

    /// The same with PostgreSQL on a port of your choice.
    public static Machine start(Path directory, int port) {
        LocalPostgres postgres = LocalPostgres.start(directory.resolve("postgres"), port);
        try {
            postgres.createDatabase(DATABASE);
            keepKey(directory.resolve("master.key"));
            return new Machine(directory, postgres);
        } catch (RuntimeException problem) {
            postgres.close();
            throw problem;
        }
    }

    private static void keepKey(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, List.of(Vault.newKeyLine("first")), StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException problem) {
            throw new UncheckedIOException("the master key could not be written to " + file, problem);
        }
    }

    /// The settings of a server on this machine that speaks to the Graph API at `graph` and lives by the clock at
    /// `clock`.
    public Map<String, String> environment(URI graph, URI clock) {
        Map<String, String> environment = new LinkedHashMap<>(SHORT_TIMES);
        environment.put("RYTM_DATABASE_URL", postgres.jdbcUrl(DATABASE));
        environment.put("RYTM_DATABASE_USER", LocalPostgres.USER);
        environment.put("RYTM_DATABASE_PASSWORD", postgres.password());
        environment.put("RYTM_MASTER_KEY_FILE", directory.resolve("master.key").toString());
        environment.put("RYTM_HTTP_PORT", "0");
        environment.put("RYTM_OPS_PORT", "0");
        environment.put("GRAPH_BASE_URL", graph.toString());
        environment.put("RYTM_CLOCK", clock.toString());
        return environment;
    }

    /// The short machine times, for people to read.
    public static String times() {
        return "lease 3 s, exchange deadline 400 ms, gate 200 ms, quiet 500 ms, back-off 50 ms, pace 2,000 a second";
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public DataSource database() {
        return postgres.dataSource(DATABASE);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
