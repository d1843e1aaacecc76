package dev.rytm.bench.stage;

import dev.rytm.bench.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/// Says where a figure comes from: command, date, processor, Java and its flags.
public final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    public static void describe(String bench, Options options, Instant now, PrintStream out) {
        describe(
                bench + " --sends " + options.sends() + " --rounds " + options.rounds() + " --pages " + options.pages()
                        + " --seed " + options.seed(),
                now,
                out);
    }

    /// The same for a bench with other options.
    public static void describe(String command, Instant now, PrintStream out) {
        out.println("./rytm bench " + command);
        out.println("  " + now + ", " + Runtime.getRuntime().availableProcessors() + " processors: " + processor());
        out.println("  Java " + Runtime.version() + " "
                + String.join(
                        " ",
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(argument -> !argument.startsWith("-D"))
                                .toList()));
    }

    private static String processor() {
        if (Files.notExists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
