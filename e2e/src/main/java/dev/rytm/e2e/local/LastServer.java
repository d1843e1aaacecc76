package dev.rytm.e2e.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The server process of this directory: its id is written down, so that a start after a kill finds the one that was
/// left alone, makes sure that it is ours, and ends it.
final class LastServer {

    private static final int PATIENCE_SECONDS = 20;

    private final Path file;
    private final String mark;

    /// The id lies in `file`; the server is known by an argument that names `directory`.
    LastServer(Path file, Path directory) {
        this.file = file;
        this.mark = "-Drytm.local=" + directory;
    }

    /// The argument that a server of this directory is started with.
    String mark() {
        return mark;
    }

    void is(long pid) {
        try {
            Files.writeString(file, Long.toString(pid));
        } catch (IOException problem) {
            throw new UncheckedIOException("the server's process id cannot be written to " + file, problem);
        }
    }

    /// Ends the one that is written down, if it still runs. It is killed rather than asked: its PostgreSQL is gone
    /// already, and what it had not committed is done again.
    void end() {
        try {
            long pid = Long.parseLong(Files.readString(file).strip());
            if (isOurs(pid)) {
                kill(pid);
            }
        } catch (NoSuchFileException | NumberFormatException none) {
            return;
        } catch (IOException problem) {
            throw new UncheckedIOException("the file " + file + " cannot be read", problem);
        }
    }

    private void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stays) {
            throw new IllegalStateException(
                    "a server of an earlier start still runs as process " + pid + "; end it and start again", stays);
        }
    }

    private boolean isOurs(long pid) throws IOException {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8);
            return Arrays.asList(line.split("\0", -1)).contains(mark);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
