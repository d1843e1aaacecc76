package dev.rytm.bench;

import dev.rytm.bench.intake.IntakeBench;
import dev.rytm.bench.sends.SendsBench;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/// Runs one bench: `sends` or `intake`.
public final class BenchMain {

    private static final String USAGE = """
            Usage: ./rytm bench sends|intake [--sends N] [--rounds N] [--pages N] [--seed N]
              sends   due sends a second: ours, db-scheduler and the bare HTTP client, in interleaved rounds
              intake  signed webhooks a second that are stored before they are answered (--sends is their number)
            """;

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.setProperty("logging.level.root", "WARN");
        try {
            run(Arrays.asList(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        // Nothing of the database or the server may keep the process.
        System.exit(0);
    }

    private static void run(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        Options options = Options.read(arguments.subList(1, arguments.size()));
        switch (arguments.getFirst()) {
            case "sends" -> SendsBench.run(options, InstantSource.system());
            case "intake" -> IntakeBench.run(options, InstantSource.system());
            default -> throw new IllegalArgumentException(USAGE);
        }
    }
}
