package dev.rytm.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The server process of one data directory: started, stopped, and found again after its owner was killed.
record Postmaster(Path binaries, Path dataDirectory) {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(50);

    void initialize(Path passwordFile, boolean durable) {
        List<String> command = new ArrayList<>(List.of(
                program("initdb"),
                "--pgdata=" + dataDirectory,
                "--username=" + LocalPostgres.USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-instructions"));
        if (!durable) {
            command.add("--no-sync");
        }
        Program.run(command);
    }

    void start(Map<String, String> settings) {
        Path log = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log");
        StringBuilder options = new StringBuilder();
        settings.forEach((name, value) ->
                options.append(" -c ").append(name).append("='").append(value).append("'"));
        Program.run(List.of(
                program("pg_ctl"),
                "--pgdata=" + dataDirectory,
                "--log=" + log,
                "--wait",
                "--timeout=60",
                "--options=" + options,
                "start"));
    }

    /// Stops the server; open connections are ended, what was committed is on disk.
    void stop() {
        Program.run(List.of(
                program("pg_ctl"),
                "--pgdata=" + dataDirectory,
                "--mode=fast",
                "--wait",
                "--timeout=" + STOP_LIMIT.toSeconds(),
                "stop"));
    }

    void stopIfRunning() {
        if (!processes().isEmpty()) {
            stop();
        }
    }

    /// Kills the server: the postmaster first, so that it starts no new process in place of a dead one.
    void kill() {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            long first = pid(pidFile);
            if (worksHere(first)) {
                kill(first);
            }
        }
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        for (List<Long> left = processes(); !left.isEmpty(); left = processes()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL processes " + left + " survive being killed.");
            }
            left.forEach(Postmaster::kill);
            pause();
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /// Ends what an owner that was killed left behind, and returns whether there was anything. The caller holds the
    /// ownership, so every server process of this directory is an orphan.
    boolean endOrphan() {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        List<Long> left = processes();
        boolean found = !left.isEmpty();
        if (found && Files.exists(pidFile) && left.contains(pid(pidFile))) {
            stop();
        }
        // Backends outlive a killed postmaster for a moment; a server started beside them would refuse.
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL processes " + left + " still use " + dataDirectory
                        + " and do not end; end them and start again.");
            }
            pause();
            left = processes();
        }
        // What is left names a process that is gone, or a foreign one that was given its number since.
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("The stale " + pidFile + " could not be deleted", e);
        }
        return found;
    }

    /// The server processes that work in this directory. PostgreSQL's processes all change into it.
    private List<Long> processes() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::worksHere)
                .toList();
    }

    private boolean worksHere(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            Path executable = Files.readSymbolicLink(process.resolve("exe"));
            return executable.getFileName().toString().startsWith("postgres")
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(dataDirectory.toRealPath());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static long pid(Path pidFile) {
        try {
            return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + pidFile + " could not be read", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an orphaned PostgreSQL", e);
        }
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }
}
