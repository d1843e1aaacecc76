package dev.rytm.e2e.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `./rytm`: starts everything and stays until Ctrl-C. What it keeps lies in `./data`.
public final class LocalMain {

    private static final Path DATA = Path.of("data");
    private static final long START_SECONDS = 20;

    private LocalMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            System.err.println("rytm: there is no option \"" + arguments[0] + "\"; `./rytm help` lists the commands");
            System.exit(2);
        }
        LocalTown town = new LocalTown(DATA, InstantSource.system());
        CountDownLatch started = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(town, started)));
        try {
            System.out.println(town.start(serverFlags()));
        } catch (RuntimeException problem) {
            System.err.println("rytm: " + problem.getMessage());
            started.countDown();
            System.exit(1);
        }
        started.countDown();
        new CountDownLatch(1).await();
    }

    /// Stops what runs, and waits for what is just being started to be stopped too.
    private static void stop(LocalTown town, CountDownLatch started) {
        System.out.println(
                makesCache()
                        ? "rytm: stopping; this once some seconds longer, for faster starts from now on"
                        : "rytm: stopping");
        town.close();
        try {
            if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("rytm: the start did not end; the next one puts right what it left");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean makesCache() {
        return serverFlags().stream().anyMatch(flag -> flag.startsWith("-XX:AOTCacheOutput"));
    }

    private static List<String> serverFlags() {
        return Arrays.stream(System.getProperty("rytm.server.flags", "").strip().split("\\s+", -1))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }
}
