package dev.rytm.e2e.demo;

import dev.rytm.core.policy.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// `./rytm demo [--seed N] [--observe]`: plays the demo and judges it; the exit status is 1 unless all is well.
public final class DemoMain {

    private DemoMain() {}

    public static void main(String[] arguments) throws IOException {
        long begin = System.nanoTime();
        Path directory = Files.createTempDirectory("rytm-demo-");
        DemoReport report = DemoRun.play(options(List.of(arguments)), directory, System.out);
        System.out.printf(
                "demo: took %d s%n", Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        report.print(System.out);
        System.exit(report.ok() ? 0 : 1);
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
        return new DemoRun.Options(seed, observe, new Rules(), DemoRun.UNTIL, InstantSource.system());
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
