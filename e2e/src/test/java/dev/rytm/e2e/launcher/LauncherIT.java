package dev.rytm.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.store.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {
    static final Path LAUNCHER = Path.of("").toAbsolutePath().resolveSibling("rytm");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "serve",
                "test",
                "campaign",
                "check",
                "ledger",
                "lint",
                "fmt",
                "bench",
                "pictures",
                "link",
                "key",
                "help"
            })
    void helpNamesEveryCommand(String command) throws Exception {
        assertThat(run("help").output()).contains("./rytm " + command + " ");
    }

    @Test
    void helpNamesEveryBench() throws Exception {
        assertThat(run("help").output())
                .contains("`bench sends` (the default", "`bench intake`", "`bench studio`", "`bench editor`");
    }

    @Test
    void answersAnUnknownCommandWithASentence() throws Exception {
        Answer answer = run("strat");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.output()).isEqualTo("rytm: there is no command \"strat\"; `./rytm help` lists them.\n");
    }

    @Test
    void printsKeysThatTheServerAccepts() throws Exception {
        String first = run("key").output();
        String second = run("key", "next").output();

        assertThat(Vault.of(List.of(second, first))).isNotNull();
        assertThat(second).startsWith("next:");
    }

    private record Answer(int status, String output) {}

    private static Answer run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output);
    }
}
