package dev.rytm.bench.sends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// What a piece of work costs: wall time, CPU of this process, CPU of PostgreSQL, statements.
///
/// CPU of PostgreSQL is read from `/proc`: the postmaster and its children, ended ones included. Where there is no
/// `/proc` it is zero.
final class Cost {

    private static final long NANOS_PER_TICK = 10_000_000;

    private final long postmaster;
    private final LongSupplier statements;

    /// `statements` tells how many statements were executed so far.
    Cost(long postmaster, LongSupplier statements) {
        this.postmaster = postmaster;
        this.statements = statements;
    }

    Measured of(String name, int sends, Runnable work) {
        long statementsBefore = statements.getAsLong();
        long databaseBefore = databaseNanos();
        long cpuBefore = processNanos();
        long start = System.nanoTime();
        work.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Measured(
                name,
                sends,
                took,
                Duration.ofNanos(processNanos() - cpuBefore),
                Duration.ofNanos(databaseNanos() - databaseBefore),
                statements.getAsLong() - statementsBefore);
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private long databaseNanos() {
        Path processes = Path.of("/proc");
        if (!Files.isDirectory(processes)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(processes)) {
            return NANOS_PER_TICK
                    * entries.filter(entry -> Character.isDigit(
                                    entry.getFileName().toString().charAt(0)))
                            .mapToLong(this::ticks)
                            .sum();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Fields of `/proc/<pid>/stat` after the name: 2 = parent, 12 to 15 = user and system ticks, own and of ended
    /// children.
    private long ticks(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean isPostmaster = process.getFileName().toString().equals(Long.toString(postmaster));
            if (!isPostmaster && Long.parseLong(fields[1]) != postmaster) {
                return 0;
            }
            long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return isPostmaster ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
        } catch (IOException ended) {
            return 0;
        }
    }
}
