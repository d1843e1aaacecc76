package dev.rytm.e2e.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// `./rytm`: starts everything and stays until Ctrl-C. What it keeps lies in `./data`.
public final class LocalMain {

    private static final Path DATA = Path.of("data");

    private LocalMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            System.err.println("rytm: there is no option \"" + arguments[0] + "\"; `./rytm help` lists the commands");
            System.exit(2);
        }
        List<String> flags =
                List.of(System.getProperty("rytm.server.flags", "").strip().split("\\s+", -1));
        LocalTown town = LocalTown.start(DATA, flags, InstantSource.system());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("rytm: stopping");
            town.close();
            stopped.countDown();
        }));
        System.out.println(town.welcome());
        stopped.await();
    }
}
