package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.store.ledger.LedgerLine;
import dev.rytm.store.ledger.LedgerWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {

    @TempDir
    private Path directory;

    private record Answer(int status, List<String> lines) {}

    private static Answer run(String language, String... arguments) {
        var written = new ByteArrayOutputStream();
        try (var out = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            int status = LedgerCommand.run(arguments, Map.of("LANG", language), out);
            return new Answer(
                    status, written.toString(StandardCharsets.UTF_8).lines().toList());
        }
    }

    private Path empty() throws IOException {
        Path file = directory.resolve("consent-ledger.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            LedgerWriter writer = new LedgerWriter(out);
            writer.write(new LedgerLine.Header(
                    LedgerLine.FORMAT,
                    1_234_567,
                    "Bakery",
                    ZoneId.of("Europe/Warsaw"),
                    Instant.parse("2026-03-02T12:00:00Z")));
            writer.end();
        }
        return file;
    }

    @Test
    void endsWithALineThatProgramsCanRead() throws IOException {
        assertThat(run("pl_PL.UTF-8", "ledger", empty().toString()))
                .isEqualTo(new Answer(0, List.of("ledger: people=0 entries=0 seals=0 faults=0 ok")));
    }

    @Test
    void saysEachFaultInTheLanguageOfTheTerminal() throws IOException {
        Path file = empty();
        Files.writeString(file, Files.readString(file).replace("Bakery", "Butchery"));

        assertThat(run("pl_PL.UTF-8", "ledger", file.toString()))
                .isEqualTo(new Answer(
                        1,
                        List.of(
                                "Wiersz 2: wiersze przed końcem nie są tymi, które zapisano.",
                                "ledger: people=0 entries=0 seals=0 faults=1 FAILED")));
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        Path other = Files.writeString(directory.resolve("contacts.csv"), "id,first_name\n1,Anna\n");

        assertThat(run("en", "ledger", other.toString()).lines().getFirst())
                .startsWith("Line 1 does not say that this file is a consent ledger");
        assertThat(run("en", "ledger", directory.resolve("gone").toString()))
                .isEqualTo(new Answer(1, List.of("The file cannot be read.")));
        assertThat(run("en", "ledger").status()).isEqualTo(2);
        assertThat(run("en", "ledger").lines().getFirst()).startsWith("Use: ./rytm ledger FILE");
    }
}
