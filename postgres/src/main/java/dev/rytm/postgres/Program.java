package dev.rytm.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One of PostgreSQL's programs, run to its end.
///
/// PostgreSQL refuses to run as root. For root the program is started in a user namespace of its own, where the same
/// files belong to it and no privilege is left.
final class Program {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);
    private static final List<String> WITHOUT_PRIVILEGES = List.of("unshare", "--user");

    private Program() {}

    /// Runs the program and returns what it printed; throws with that text if it failed.
    static String run(List<String> command) {
        List<String> line = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            requireNamespaces();
            line.addAll(WITHOUT_PRIVILEGES);
        }
        line.addAll(command);
        Result result = finish(line);
        if (result.status() != 0) {
            throw new IllegalStateException(
                    "`" + String.join(" ", command) + "` ended with " + result.status() + ": " + result.output());
        }
        return result.output();
    }

    private static void requireNamespaces() {
        List<String> trial = new ArrayList<>(WITHOUT_PRIVILEGES);
        trial.add("true");
        if (finish(trial).status() != 0) {
            throw new IllegalStateException("PostgreSQL does not run as root, and this machine does not let root drop"
                    + " its privileges (`unshare --user` fails). Start Rytm as an ordinary user,"
                    + " or use an external PostgreSQL.");
        }
    }

    // The output goes to a file: a server started in the background would keep a pipe open and we would wait for ever.
    private static Result finish(List<String> line) {
        try {
            Path output = Files.createTempFile("rytm-postgres-", ".out");
            try {
                Process process = new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .start();
                if (!process.waitFor(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "`" + String.join(" ", line) + "` did not end within " + TIME_LIMIT.toSeconds() + " s");
                }
                return new Result(
                        process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("`" + line.getFirst() + "` could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for `" + line.getFirst() + "`", e);
        }
    }

    private record Result(int status, String output) {}
}
