package dev.rytm.e2e.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The server as a process of its own, as in production: started by its `Main`, told everything by its environment.
public final class ServerProcess implements AutoCloseable {

    private static final String MAIN = "dev.rytm.server.Main";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(45);
    private static final long LOOK_AGAIN_MILLIS = 25;

    private final Process process;
    private final Ops ops;
    private final Path log;

    private ServerProcess(Process process, Ops ops, Path log) {
        this.process = process;
        this.ops = ops;
        this.log = log;
    }

    /// Starts a server and returns at once. `flags` are the JVM's, `environment` the server's own settings; its
    /// output goes to `log`.
    public static ServerProcess launch(List<String> flags, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath()), MAIN));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("RYTM_"));
        builder.environment().putAll(environment);
        try {
            Ops ops = new Ops(Integer.parseInt(environment.getOrDefault("RYTM_OPS_PORT", "0")));
            return new ServerProcess(builder.start(), ops, log);
        } catch (IOException problem) {
            throw new UncheckedIOException("the server could not be started: " + problem.getMessage(), problem);
        }
    }

    /// Our own class path without this module, of which a server knows nothing.
    public static List<String> classPath() {
        try {
            Path ours = Path.of(ServerProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path tests = ours.resolveSibling("test-classes");
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry ->
                            !Path.of(entry).equals(ours) && !Path.of(entry).equals(tests))
                    .toList();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("classes lie at an address", impossible);
        }
    }

    /// Waits until it works; an exception tells that it ended or took longer than three minutes.
    public ServerProcess awaitReady() {
        long giveUp = System.nanoTime() + START.toNanos();
        while (!ops.isReady()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the server ended with status " + process.exitValue() + "; " + log + " says why");
            }
            if (System.nanoTime() - giveUp > 0) {
                throw new IllegalStateException(
                        "the server was not ready within " + START.toSeconds() + " s; " + log + " says why");
            }
            pause();
        }
        return this;
    }

    public long pid() {
        return process.pid();
    }

    public Ops ops() {
        return ops;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL, as a crash would end it.
    public void kill() {
        process.destroyForcibly();
        awaitEnd(STOP);
    }

    /// Asks it to end, and ends it after 45 s if it does not: the server itself takes 20 s at most, and the first
    /// stop writes the cache for faster starts.
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd(STOP)) {
            kill();
        }
    }

    private boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause() {
        try {
            process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", stopped);
        }
    }
}
