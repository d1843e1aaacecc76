package dev.rytm.sandbox;

import dev.rytm.sandbox.keep.KeptState;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Settings;
import dev.rytm.sandbox.webhook.DeliverySettings;
import dev.rytm.sandbox.webhook.DeliverySettings.RetryClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What a sandbox is started with.
///
/// - `host`, `port`: where it listens; port 0 takes any free one
/// - `startAt`, `running`: what its clock shows at first, and whether it moves by itself
/// - `seed`: all chance comes from it
/// - `backlogUrl`: where the product tells whether it has work left; none means that nobody is waited for
/// - `settings`: era and switches of the platform
/// - `deliveries`: how webhooks go out
/// - `machine`: the wall clock for the log
/// - `kept`: the file in which everything is kept over a stop; what is found there goes before `startAt`, `seed` and
///   `settings`; none means that a stop forgets everything
public record SandboxConfig(
        String host,
        int port,
        Instant startAt,
        boolean running,
        long seed,
        @Nullable URI backlogUrl,
        Settings settings,
        DeliverySettings deliveries,
        InstantSource machine,
        @Nullable Path kept) {

    /// For tests and simulations: the clock stands at `startAt`, repeats go by the virtual clock.
    public static SandboxConfig simulation(Instant startAt, long seed, InstantSource machine) {
        return new SandboxConfig(
                "127.0.0.1",
                0,
                startAt,
                false,
                seed,
                null,
                Settings.of(Era.E2022),
                DeliverySettings.usual(RetryClock.VIRTUAL),
                machine,
                null);
    }

    /// For people: the clock runs from `startAt`, repeats go by the machine's clock.
    public static SandboxConfig interactive(Instant startAt, long seed, InstantSource machine) {
        return simulation(startAt, seed, machine).thatRuns();
    }

    private SandboxConfig thatRuns() {
        return new SandboxConfig(
                host,
                port,
                startAt,
                true,
                seed,
                backlogUrl,
                settings,
                DeliverySettings.usual(RetryClock.MACHINE),
                machine,
                kept);
    }

    /// Listens there.
    public SandboxConfig at(String otherHost, int otherPort) {
        return new SandboxConfig(
                otherHost, otherPort, startAt, running, seed, backlogUrl, settings, deliveries, machine, kept);
    }

    /// Asks there whether the product has work left.
    public SandboxConfig waitingFor(URI backlog) {
        return new SandboxConfig(host, port, startAt, running, seed, backlog, settings, deliveries, machine, kept);
    }

    /// Works by other settings.
    public SandboxConfig with(Settings other) {
        return new SandboxConfig(host, port, startAt, running, seed, backlogUrl, other, deliveries, machine, kept);
    }

    /// Delivers webhooks otherwise.
    public SandboxConfig with(DeliverySettings other) {
        return new SandboxConfig(host, port, startAt, running, seed, backlogUrl, settings, other, machine, kept);
    }

    /// Keeps everything in `file` and goes on from what is found there.
    public SandboxConfig keptIn(Path file) {
        return new SandboxConfig(host, port, startAt, running, seed, backlogUrl, settings, deliveries, machine, file);
    }

    /// The same from where `state` left off. Whether the clock runs is for this start to say.
    SandboxConfig goingOn(KeptState state) {
        return new SandboxConfig(
                host,
                port,
                state.clock().instant(),
                running,
                state.seed(),
                backlogUrl,
                state.platform().settings(),
                deliveries,
                machine,
                kept);
    }
}
