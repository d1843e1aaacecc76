package dev.rytm.e2e.demo;

import dev.rytm.core.policy.Rules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// `./rytm demo [--seed N] [--observe]`: plays the demo and judges it; the exit status is 1 unless all is well.
public final class DemoMain {

    private static final long PATIENCE_SECONDS = 20;

    private DemoMain() {}

    public static void main(String[] arguments) throws IOException {
        DemoRun.Options options = options(List.of(arguments));
        Path directory = Files.createTempDirectory("rytm-demo-");
        CountDownLatch lived = new CountDownLatch(1);
        closeOnInterrupt(Thread.currentThread(), lived);
        int status = live(directory, () -> DemoRun.play(options, directory, System.out), System.out);
        lived.countDown();
        System.exit(status);
    }

    /// Ctrl-C breaks the run off like any other trouble, so that no PostgreSQL stays behind.
    private static void closeOnInterrupt(Thread run, CountDownLatch lived) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            run.interrupt();
            try {
                lived.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /// Lives one life in `directory` and returns the exit status. The directory goes with a life that went well, and
    /// stays for whoever looks into one that did not. Whatever happens, the last line says how it ended.
    static int live(Path directory, Supplier<DemoReport> life, PrintStream out) throws IOException {
        long begin = System.nanoTime();
        try {
            DemoReport report = life.get();
            out.printf(
                    "demo: took %d s%n",
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
            if (report.ok()) {
                delete(directory);
            } else {
                out.println("demo: the data of this run stay in " + directory);
            }
            report.print(out);
            return report.ok() ? 0 : 1;
        } catch (RuntimeException problem) {
            problem.printStackTrace(out);
            out.println("demo: the data of this run stay in " + directory);
            out.println("demo: broken off, " + problem.getMessage() + " FAILED");
            return 1;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static DemoRun.Options options(List<String> arguments) {
        long seed = new SecureRandom().nextLong() >>> 1;
        boolean observe = false;
        for (int at = 0; at < arguments.size(); at++) {
            switch (arguments.get(at)) {
                case "--observe" -> observe = true;
                case "--seed" -> {
                    at++;
                    seed = seed(arguments, at);
                }
                default -> usage("there is no option \"" + arguments.get(at) + "\"");
            }
        }
        return new DemoRun.Options(
                seed, observe, new Rules(), DemoRun.UNTIL, DemoRun.LEAST_SENT, InstantSource.system());
    }

    private static long seed(List<String> arguments, int at) {
        try {
            return Long.parseLong(arguments.get(at));
        } catch (IndexOutOfBoundsException | NumberFormatException wrong) {
            usage("--seed needs a whole number after it");
            return 0;
        }
    }

    private static void usage(String problem) {
        System.err.println("rytm demo: " + problem + "; usage: ./rytm demo [--seed N] [--observe]");
        System.exit(2);
    }
}
