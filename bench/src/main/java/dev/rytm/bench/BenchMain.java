package dev.rytm.bench;

import dev.rytm.bench.intake.IntakeBench;
import dev.rytm.bench.sends.SendsBench;
import dev.rytm.bench.studio.StudioBench;
import dev.rytm.bench.studio.StudioOptions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/// Runs one bench: `sends`, which is the default, `intake` or `studio`.
public final class BenchMain {

    private static final String USAGE = """
            Usage: ./rytm bench [sends|intake] [--sends N] [--rounds N] [--pages N] [--seed N]
                   ./rytm bench studio [--contacts N] [--rounds N] [--seed N]
              sends   due sends a second: ours, db-scheduler and the bare HTTP client, in interleaved rounds; the default
              intake  signed webhooks a second that are stored before they are answered (--sends is their number)
              studio  what screens ask about a million people: lists, searches, a person's page, segments
            """;

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.setProperty("logging.level.root", "WARN");
        // Nothing of the database or the server may keep the process.
        System.exit(run(Arrays.asList(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            List<String> rest = isNamed(arguments) ? arguments.subList(1, arguments.size()) : arguments;
            switch (bench(arguments)) {
                case "sends" -> SendsBench.run(Options.read(rest), InstantSource.system(), System.out);
                case "intake" -> IntakeBench.run(Options.read(rest), InstantSource.system(), System.out);
                case "studio" -> StudioBench.run(StudioOptions.read(rest), InstantSource.system(), System.out);
                default -> throw new IllegalArgumentException(USAGE);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (IllegalStateException e) {
            e.printStackTrace();
            return 1;
        }
    }

    /// The bench that the arguments name, or the one that runs when they name none.
    static String bench(List<String> arguments) {
        return isNamed(arguments) ? arguments.getFirst() : "sends";
    }

    private static boolean isNamed(List<String> arguments) {
        return !arguments.isEmpty() && !arguments.getFirst().startsWith("-");
    }
}
