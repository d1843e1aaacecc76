package dev.rytm.sandbox;

import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Settings;
import dev.rytm.sandbox.webhook.DeliverySettings;
import dev.rytm.sandbox.webhook.DeliverySettings.RetryClock;
import java.net.URI;
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
public record SandboxConfig(
        String host,
        int port,
        Instant startAt,
        boolean running,
        long seed,
        @Nullable URI backlogUrl,
        Settings settings,
        DeliverySettings deliveries,
        InstantSource machine) {

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
                machine);
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
                machine);
    }

    /// Listens there.
    public SandboxConfig at(String otherHost, int otherPort) {
        return new SandboxConfig(
                otherHost, otherPort, startAt, running, seed, backlogUrl, settings, deliveries, machine);
    }

    /// Asks there whether the product has work left.
    public SandboxConfig waitingFor(URI backlog) {
        return new SandboxConfig(host, port, startAt, running, seed, backlog, settings, deliveries, machine);
    }

    /// Works by other settings.
    public SandboxConfig with(Settings other) {
        return new SandboxConfig(host, port, startAt, running, seed, backlogUrl, other, deliveries, machine);
    }

    /// Delivers webhooks otherwise.
    public SandboxConfig with(DeliverySettings other) {
        return new SandboxConfig(host, port, startAt, running, seed, backlogUrl, settings, other, machine);
    }
}
