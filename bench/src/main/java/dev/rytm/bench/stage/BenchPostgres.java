package dev.rytm.bench.stage;

import dev.rytm.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The PostgreSQL that all contenders share: our default settings, every one that guards durability on, and
/// `pg_stat_statements`, which counts everybody's statements in the same way.
public final class BenchPostgres implements AutoCloseable {

    /// Statements of the bench itself begin so and are not counted.
    static final String OURS = "/* bench */ ";

    private static final Path DIRECTORY = Path.of("target", "bench");
    private static final String ADMINISTRATION = "postgres";

    private final Path data;
    private final LocalPostgres server;

    private BenchPostgres(Path data, LocalPostgres server) {
        this.data = data;
        this.server = server;
    }

    /// Starts on an empty directory below `target`, which is on a disk where `/tmp` may be in memory.
    public static BenchPostgres start() {
        Path data = DIRECTORY.resolve("postgres");
        try {
            Files.createDirectories(DIRECTORY);
            if (!LocalPostgres.discard(data)) {
                throw new IllegalStateException("another bench runs in this directory; wait until it has ended");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings =
                Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.track", "top");
        BenchPostgres postgres = new BenchPostgres(data, LocalPostgres.start(data, 0, settings));
        postgres.execute("create extension pg_stat_statements");
        return postgres;
    }

    public String url(String database) {
        server.createDatabase(database);
        return server.jdbcUrl(database);
    }

    public String password() {
        return server.password();
    }

    /// Where files of a bench may lie.
    public Path directory() {
        return DIRECTORY;
    }

    /// The process that all others of this server are children of.
    public long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the server itself says of the settings that figures depend on, one a line. Whether commits wait for
    /// the disk is a matter of connections: see [Durability].
    public List<String> settings() {
        List<String> lines = new ArrayList<>();
        for (String name :
                List.of("server_version", "full_page_writes", "wal_sync_method", "shared_buffers", "max_wal_size")) {
            lines.add(name + " = " + value("show " + name));
        }
        return lines;
    }

    /// Statements executed in a database so far, without those that only begin or end transactions and without our
    /// own.
    public long statements(String database) {
        return Long.parseLong(value(OURS + """
                select coalesce(sum(calls), 0)
                  from pg_stat_statements s join pg_database d on d.oid = s.dbid
                 where d.datname = '%s' and s.query not like '%s%%'
                   and s.query !~* '^ *(begin|commit|rollback|show|analyze|checkpoint)'
                """.formatted(database, OURS)));
    }

    /// Bytes of write-ahead log so far.
    public long walBytes() {
        return Long.parseLong(value("select (pg_current_wal_lsn() - '0/0')::bigint"));
    }

    /// Everything on disk, so that each round begins alike: full-page images included.
    public void checkpoint() {
        execute("checkpoint");
    }

    /// What autovacuum does after a while.
    public void analyze(String database) {
        execute(database, "vacuum analyze");
    }

    /// The most expensive statements of a database since the last reset, the worst first.
    public List<String> worst(String database, int many) {
        List<String> lines = new ArrayList<>();
        String query = OURS + """
                select format('%%8s ms %%7s calls %%9s rows  %%s', round(total_exec_time), calls, s.rows,
                              left(regexp_replace(query, '\\s+', ' ', 'g'), 150))
                  from pg_stat_statements s join pg_database d on d.oid = s.dbid
                 where d.datname = '%s' and query not like '%s%%'
                 order by total_exec_time desc limit %d
                """.formatted(database, OURS, many);
        try (Connection connection = server.dataSource(ADMINISTRATION).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void resetStatements() {
        value("select pg_stat_statements_reset()::text");
    }

    private String value(String query) {
        try (Connection connection = server.dataSource(ADMINISTRATION).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        execute(ADMINISTRATION, sql);
    }

    private void execute(String database, String sql) {
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            LocalPostgres.discard(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
