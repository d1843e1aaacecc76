package dev.rytm.e2e.stack;

import dev.rytm.core.policy.Policy;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.bakery.BakeryAtMeta;
import dev.rytm.e2e.bakery.BakeryOpening;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.SandboxConfig;
import dev.rytm.sandbox.clock.HttpBacklog;
import dev.rytm.server.Config;
import dev.rytm.server.Server;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// PostgreSQL, server and sandbox in one JVM on one hand-turned clock.
public final class Town implements AutoCloseable {

    /// Many times what a month takes on a slow machine.
    private static final Duration MONTH = Duration.ofMinutes(10);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Machine machine;
    private final Sandbox sandbox;
    private final Config config;
    private final Server server;

    /// What a town is founded with: where its data goes, when its clock begins, and who judges.
    public record Plan(
            Path directory, Instant from, long seed, boolean observe, Policy policy, InstantSource machineClock) {}

    private Town(Plan plan) {
        machine = keep(Machine.start(plan.directory()));
        sandbox = keep(Sandbox.start(SandboxConfig.simulation(plan.from(), plan.seed(), plan.machineClock())));
        sandbox.settings(sandbox.settings().withObserve(plan.observe()));
        Map<String, String> environment = machine.environment(sandbox.graphUrl(), sandbox.clockUrl());
        environment.put("RYTM_SIMULATOR_URL", sandbox.url() + "/sandbox/");
        config = Config.read(environment);
        server = keep(Server.start(config, plan.machineClock(), plan.policy()));
        sandbox.clock().listenTo(keep(new HttpBacklog(URI.create(new Ops(server.opsPort()).backlogUrl()))));
    }

    /// Starts everything; what was started is closed again if something does not start.
    public static Town found(Plan plan) {
        return new Town(plan);
    }

    /// Registers the bakery with the sandbox and opens it on the server.
    public Bakery openBakery() {
        BakeryOpening.Secrets secrets = new BakeryOpening.Secrets("app-secret", "verify-token", "page-token");
        String url = "http://127.0.0.1:" + server.httpPort();
        BakeryAtMeta.register(sandbox, secrets, URI.create(url + "/webhook"));
        return BakeryOpening.open(url, InstanceKey.create(config, "town"), secrets);
    }

    /// Signs whoever opens it in as the owner of the bakery's workspace, once.
    public String studioLink(Bakery bakery) {
        return "http://127.0.0.1:" + server.httpPort() + "/link#" + DemoLink.create(config, bakery.pageId());
    }

    /// Makes whoever opens it the first owner of a new workspace, once.
    public String ownerLink() {
        return "http://127.0.0.1:" + server.httpPort() + "/link#" + OwnerLink.create(config);
    }

    /// Turns the clock month by month and says so; an exception tells what a month that does not end waits for.
    public void turnTo(Instant until, PrintStream out) {
        new Months(sandbox.clock(), MONTH)
                .turnTo(
                        until,
                        reached -> out.printf(
                                "demo: %s, %d calls so far%n",
                                reached, sandbox.log().calls().size()));
    }

    public Machine machine() {
        return machine;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Server server() {
        return server;
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception problem) {
                throw new IllegalStateException("the town did not close cleanly", problem);
            }
        }
    }
}
