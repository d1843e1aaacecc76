package dev.rytm.bench.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.bench.Options;
import dev.rytm.bench.stage.BenchPostgres;
import dev.rytm.bench.stage.Durability;
import dev.rytm.bench.stub.StubProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whether the bench works and judges itself; how fast anything is, is no matter here.
class SendsBenchIT {

    private static final int SENDS = 60;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void aSmallRunEndsWithTheLineThatComparesOursWithTheOthers() {
        SendsBench.run(new Options(SENDS, 1, 3, 7), InstantSource.system(), out);

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getLast()).matches("bench: ours/db-scheduler=\\d+\\.\\d\\d ours/bare=\\d+\\.\\d\\d");
        assertThat(lines)
                .contains("  ours: fsync = on, synchronous_commit = on")
                .contains("  db-scheduler: fsync = on, synchronous_commit = on")
                .anyMatch(line -> line.matches("  one page: ours/db-scheduler=\\d+\\.\\d\\d ours/bare=\\d+\\.\\d\\d"))
                .anyMatch(line -> line.startsWith("  round 1 ours"));
    }

    @Test
    void aRaceEndsWhenTheStubCountsOtherCallsThanSendsOrWhenSomebodyDoesNotWaitForTheDisk() throws Exception {
        try (BenchPostgres postgres = BenchPostgres.start();
                StubProcess stub = StubProcess.start();
                Calls calls = new Calls(stub.url())) {
            Race race = new Race(postgres, stub, out);

            assertThatThrownBy(() -> race.run(List.of(new Miscounting(calls, 1)), SENDS, 1))
                    .hasMessage("miscounting made 61 calls for 60 sends, as the stub counts");
            assertThatThrownBy(() -> race.run(List.of(new Miscounting(calls, -1)), SENDS, 1))
                    .hasMessage("miscounting made 59 calls for 60 sends, as the stub counts");
            assertThatThrownBy(() -> race.run(List.of(new Hasty(calls, postgres)), SENDS, 1))
                    .hasMessage("hasty would run with fsync = on, synchronous_commit = off; both must be on, so nothing"
                            + " is measured");
        }
    }

    /// The bare client with so many calls too many.
    private static class Miscounting implements Contender {

        private final Calls calls;
        private final int tooMany;

        Miscounting(Calls calls, int tooMany) {
            this.calls = calls;
            this.tooMany = tooMany;
        }

        @Override
        public String name() {
            return "miscounting";
        }

        @Override
        public String database() {
            return "postgres";
        }

        @Override
        public Optional<Durability> durability() {
            return Optional.empty();
        }

        @Override
        public void prepare(int sends) {}

        @Override
        public void run(int sends) {
            BareClient.send(calls, sends + tooMany);
        }

        @Override
        public void check(int sends) {}
    }

    /// Whose connections do not wait for the disk.
    private static final class Hasty extends Miscounting {

        private final BenchPostgres postgres;

        Hasty(Calls calls, BenchPostgres postgres) {
            super(calls, 0);
            this.postgres = postgres;
        }

        @Override
        public String name() {
            return "hasty";
        }

        @Override
        public Optional<Durability> durability() {
            String url = postgres.url("hasty");
            String hurry = (url.contains("?") ? "&" : "?") + "options=-c%20synchronous_commit=off";
            try (Connection connection = DriverManager.getConnection(url + hurry, "rytm", postgres.password())) {
                return Optional.of(Durability.of(connection));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
