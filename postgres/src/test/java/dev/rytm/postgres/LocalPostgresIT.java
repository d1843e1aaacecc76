package dev.rytm.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {
    @TempDir
    Path directory;

    Path data;

    @BeforeEach
    void chooseData() {
        data = directory.resolve("postgres");
    }

    @Test
    void runsWithEverySettingThatMakesACommitDurable() throws SQLException {
        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server, "full_page_writes")).isEqualTo("on");
            assertThat(setting(server, "data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void listensOnLoopbackOnlyAndAsksForThePassword() throws SQLException {
        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(server, "unix_socket_directories")).isEmpty();
            assertThat(text(server, "select auth_method from pg_hba_file_rules group by 1"))
                    .isEqualTo("scram-sha-256");
            assertThatThrownBy(() ->
                            DriverManager.getConnection(server.jdbcUrl("postgres"), LocalPostgres.USER, "guessed"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsThePasswordInAFileThatOnlyItsOwnerReads() throws IOException {
        String first;
        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            first = server.password();
        }
        Path file = directory.resolve("postgres.password");

        assertThat(file).hasContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void keepsCommittedRowsOverAStop() throws SQLException {
        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            server.createDatabase("kept");
            server.createDatabase("kept");
            run(server, "create table note (said text)", "insert into note values ('yes')");
        }
        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            assertThat(text(server, "kept", "select said from note")).isEqualTo("yes");
        }
    }

    @Test
    void takesOverAfterItsOwnerWasKilled() throws Exception {
        Process owner = startOwner();
        int abandoned = readPort(owner);
        owner.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        long orphan = postmaster();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            assertThat(postmaster()).isNotEqualTo(orphan);
            ProcessHandle.of(orphan)
                    .ifPresent(gone ->
                            gone.onExit().orTimeout(10, TimeUnit.SECONDS).join());
            assertThat(server.port()).isNotEqualTo(abandoned);
            assertThat(text(server, "kept", "select said from note")).isEqualTo("before the kill");
        }
    }

    @Test
    void recoversAfterOwnerAndServerWereBothKilled() throws Exception {
        Process owner = startOwner();
        readPort(owner);
        owner.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();

        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            assertThat(text(server, "kept", "select said from note")).isEqualTo("before the kill");
        }
    }

    @Test
    void keepsCommittedRowsThoughAllItsProcessesAreKilled() throws SQLException {
        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            server.createDatabase("kept");
            run(server, "create table note (said text)", "insert into note values ('before the kill')");
            int port = server.port();

            server.kill();
            assertThatThrownBy(() -> text(server, "select 'up'")).isInstanceOf(SQLException.class);
            server.restart();

            assertThat(server.port()).isEqualTo(port);
            assertThat(text(server, "kept", "select said from note")).isEqualTo("before the kill");
        }
    }

    @Test
    void isClosedQuietlyAfterItWasKilled() {
        LocalPostgres server = LocalPostgres.start(data, 0);
        server.kill();

        server.close();

        LocalPostgres.start(data, 0).close();
    }

    @Test
    void startsThoughTheStalePidFileNamesAForeignProcess() throws IOException {
        LocalPostgres.start(data, 0).close();
        Files.writeString(
                data.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n1700000000\n5432\n\n127.0.0.1\n");

        LocalPostgres.start(data, 0).close();

        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void refusesADirectoryWhoseOwnerLivesHereAndInEveryOtherProcess() throws Exception {
        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            assertThatThrownBy(() -> LocalPostgres.start(data, 0))
                    .hasMessageContaining("Another Rytm is running on " + data);

            Process intruder = startOwner();
            assertThat(intruder.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(intruder.exitValue()).isEqualTo(1);
            assertThat(text(server, "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalPostgres.start(data, port))
                    .hasMessageContaining("Port " + port + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void refusesToGuessALostPassword() throws IOException {
        LocalPostgres.start(data, 0).close();
        Files.delete(directory.resolve("postgres.password"));

        assertThatThrownBy(() -> LocalPostgres.start(data, 0))
                .hasMessageContaining("postgres.password")
                .hasMessageContaining("missing");
    }

    @Test
    void preparesAgainWhatACrashLeftHalfPrepared() throws IOException, SQLException {
        Files.createDirectories(directory.resolve("postgres.new"));
        Files.writeString(directory.resolve("postgres.new").resolve("PG_VERSION"), "18");

        try (LocalPostgres server = LocalPostgres.start(data, 0)) {
            assertThat(text(server, "select 'up'")).isEqualTo("up");
        }
    }

    private Process startOwner() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int readPort(Process owner) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
        return Integer.parseInt(lines.readLine());
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    private static String setting(LocalPostgres server, String name) throws SQLException {
        return text(server, "select setting from pg_settings where name = '" + name + "'");
    }

    private static String text(LocalPostgres server, String query) throws SQLException {
        return text(server, "postgres", query);
    }

    private static String text(LocalPostgres server, String database, String query) throws SQLException {
        try (Connection connection = server.dataSource(database).getConnection();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void run(LocalPostgres server, String... statements) throws SQLException {
        try (Connection connection = server.dataSource("kept").getConnection()) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    /// The process that is killed: it starts a server, commits a row, prints the port and waits.
    static final class Owner {
        private Owner() {}

        static void main(String[] arguments) throws Exception {
            LocalPostgres server = LocalPostgres.start(Path.of(arguments[0]), 0);
            server.createDatabase("kept");
            LocalPostgresIT.run(server, "create table note (said text)", "insert into note values ('before the kill')");
            System.out.println(server.port());
            Thread.sleep(60_000);
        }
    }
}
