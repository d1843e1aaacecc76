package dev.rytm.postgres.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeftoversIT {

    @Test
    void sweepsWhatAKilledJvmLeftAndSparesWhoLives() throws Exception {
        TestDatabase ours = TestPostgres.fresh();
        Process other = startOther();
        Path left = readDirectory(other);

        Leftovers.sweep();
        assertThat(left).exists();

        other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        Leftovers.sweep();
        assertThat(left).doesNotExist();
        assertThat(dataDirectory(ours)).exists();
    }

    private static Process startOther() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path readDirectory(Process other) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
        return Path.of(lines.readLine());
    }

    private static Path dataDirectory(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet rows = connection.createStatement().executeQuery("show data_directory")) {
            rows.next();
            return Path.of(rows.getString(1));
        }
    }

    /// The JVM that is killed: it uses a database, prints where the server keeps it and waits.
    static final class Other {
        private Other() {}

        static void main(String[] arguments) throws Exception {
            System.out.println(dataDirectory(TestPostgres.fresh()).getParent());
            Thread.sleep(60_000);
        }
    }
}
