package dev.rytm.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// What a piece of work costs: wall time, CPU of this process, CPU of PostgreSQL, statements, write-ahead log.
///
/// CPU of PostgreSQL is read from `/proc`: the postmaster and its children, ended ones included. Where there is no
/// `/proc` it is zero.
public final class Cost {

    private static final long NANOS_PER_TICK = 10_000_000;

    private final BenchPostgres postgres;
    private final long postmaster;
    private final String database;

    /// Counts what happens in one database.
    public Cost(BenchPostgres postgres, String database) {
        this.postgres = postgres;
        this.postmaster = postgres.postmaster();
        this.database = database;
    }

    public Measured of(String name, int sends, Runnable work) {
        long statements = postgres.statements(database);
        long wal = postgres.walBytes();
        long databaseCpu = databaseNanos();
        long cpu = processNanos();
        long start = System.nanoTime();
        work.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Measured(
                name,
                sends,
                took,
                Duration.ofNanos(processNanos() - cpu),
                Duration.ofNanos(databaseNanos() - databaseCpu),
                postgres.statements(database) - statements,
                postgres.walBytes() - wal);
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
