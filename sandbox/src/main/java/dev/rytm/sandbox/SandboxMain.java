package dev.rytm.sandbox;

import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/// The sandbox as a process of its own, set up by environment variables:
///
/// - `SANDBOX_PORT` (8090), `SANDBOX_HOST` (127.0.0.1)
/// - `SANDBOX_START`: what the clock shows at first (now)
/// - `SANDBOX_RUNNING`: whether the clock moves by itself (true)
/// - `SANDBOX_SEED`: where all chance comes from (chosen and printed)
/// - `SANDBOX_BACKLOG_URL`: where the product tells whether it has work left (nobody is asked)
/// - `SANDBOX_ERA`: E2022, E2023 or E2025 (E2022)
/// - `SANDBOX_KEPT_IN`: the file in which everything is kept over a stop (nothing is kept)
/// - `SANDBOX_TICK`: scripted people act at whole ticks, as in `PT15M` (PT0.001S)
public final class SandboxMain {

    private static final Set<String> KNOWN = Set.of(
            "SANDBOX_PORT",
            "SANDBOX_HOST",
            "SANDBOX_START",
            "SANDBOX_RUNNING",
            "SANDBOX_SEED",
            "SANDBOX_BACKLOG_URL",
            "SANDBOX_ERA",
            "SANDBOX_KEPT_IN",
            "SANDBOX_TICK");

    private SandboxMain() {}

    /// Starts it, prints where it is, and stays until the process is stopped.
    public static void main(String[] arguments) throws InterruptedException {
        SandboxConfig config = config(System.getenv(), InstantSource.system());
        Sandbox sandbox = Sandbox.start(config);
        sandbox.people().tick(Duration.parse(System.getenv().getOrDefault("SANDBOX_TICK", "PT0.001S")));
        System.out.printf(
                Locale.ROOT,
                "Sandbox: %s/sandbox/  (seed %d, clock %s)%n",
                sandbox.url(),
                config.seed(),
                sandbox.clock().now());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            sandbox.close();
            stopped.countDown();
        }));
        stopped.await();
    }

    static SandboxConfig config(Map<String, String> environment, InstantSource machine) {
        Set<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith("SANDBOX_") || KNOWN.contains(name));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unknown settings %s; the sandbox knows %s.".formatted(unknown, new TreeSet<>(KNOWN)));
        }
        String start = environment.get("SANDBOX_START");
        String seed = environment.get("SANDBOX_SEED");
        String backlog = environment.get("SANDBOX_BACKLOG_URL");
        Instant startAt = start == null ? machine.instant() : Instant.parse(start);
        long chosen = seed == null ? new SplittableRandom().nextLong(1_000_000_000) : Long.parseLong(seed);
        boolean running = Boolean.parseBoolean(environment.getOrDefault("SANDBOX_RUNNING", "true"));
        SandboxConfig config = running
                ? SandboxConfig.interactive(startAt, chosen, machine)
                : SandboxConfig.simulation(startAt, chosen, machine);
        Era era = Era.valueOf(environment.getOrDefault("SANDBOX_ERA", Era.E2022.name()));
        config = config.with(Settings.of(era))
                .at(
                        environment.getOrDefault("SANDBOX_HOST", "127.0.0.1"),
                        Integer.parseInt(environment.getOrDefault("SANDBOX_PORT", "8090")));
        String file = environment.get("SANDBOX_KEPT_IN");
        config = file == null ? config : config.keptIn(Path.of(file));
        return backlog == null ? config : config.waitingFor(URI.create(backlog));
    }
}
