package dev.rytm.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMainTest {

    @TempDir
    private Path temp;

    private Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void leavesADatabase() throws IOException {
        directory = Files.createDirectories(temp.resolve("rytm-demo-1"));
        Files.createDirectories(directory.resolve("postgres/base"));
        Files.writeString(directory.resolve("postgres/base/1"), "data");
    }

    @Test
    void aGoodRunLeavesNothingBehind() throws IOException {
        assertThat(live(Reports::good)).isZero();

        assertThat(lines().getLast()).endsWith(" ok");
        assertThat(directory).doesNotExist();
    }

    @Test
    void aFailedRunKeepsItsDataAndSaysWhere() throws IOException {
        assertThat(live(() -> Reports.of(new Account.Ends(1, 0, 0, 0, 0), Reports.NONE)))
                .isEqualTo(1);

        assertThat(lines()).contains("demo: the data of this run stay in " + directory);
        assertThat(lines().getLast()).endsWith("lost=0 FAILED");
        assertThat(directory.resolve("postgres/base/1")).exists();
    }

    @Test
    void aRunThatBreaksOffSaysWhyAndFails() throws IOException {
        assertThat(live(() -> {
                    throw new IllegalStateException("the clock waited in vain for one send");
                }))
                .isEqualTo(1);

        assertThat(lines().getLast())
                .startsWith("demo: ")
                .contains("the clock waited in vain for one send")
                .endsWith(" FAILED");
        assertThat(directory.resolve("postgres/base/1")).exists();
    }

    private int live(Supplier<DemoReport> life) throws IOException {
        return DemoMain.live(directory, life, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
