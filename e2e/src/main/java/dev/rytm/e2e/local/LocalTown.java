package dev.rytm.e2e.local;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.bakery.BakeryAtMeta;
import dev.rytm.e2e.bakery.BakeryOpening;
import dev.rytm.e2e.bakery.BakeryOpening.Secrets;
import dev.rytm.e2e.demo.Crowd;
import dev.rytm.e2e.stack.FreePort;
import dev.rytm.e2e.stack.InstanceKey;
import dev.rytm.e2e.stack.Machine;
import dev.rytm.e2e.stack.ServerProcess;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.SandboxConfig;
import dev.rytm.sandbox.clock.HttpBacklog;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.server.Config;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// PostgreSQL, the sandbox, and the server as a process of its own, with the bakery open and people around it.
final class LocalTown implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int HTTP_PORT = 8080;
    private static final int SANDBOX_PORT = 8090;
    private static final int OPS_PORT = 9090;
    private static final int SECRET_BYTES = 24;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final SecureRandom random = new SecureRandom();
    private final Path data;
    private final Sandbox sandbox;
    private final String serverUrl;
    private final Map<String, String> environment;

    private LocalTown(Path data, InstantSource machineClock) {
        this.data = data;
        Machine machine = keep(Machine.start(data));
        SandboxConfig config = SandboxConfig.interactive(machineClock.instant(), random.nextLong() >>> 1, machineClock)
                .at(HOST, FreePort.near(SANDBOX_PORT));
        this.sandbox = keep(Sandbox.start(config));
        this.environment = machine.environment(sandbox.graphUrl(), sandbox.clockUrl());
        int port = FreePort.near(HTTP_PORT);
        environment.put("RYTM_HTTP_PORT", Integer.toString(port));
        environment.put("RYTM_OPS_PORT", Integer.toString(FreePort.near(OPS_PORT)));
        this.serverUrl = "http://" + HOST + ":" + port;
    }

    /// Starts everything and returns when it works. `flags` go to the server's JVM.
    static LocalTown start(Path data, List<String> flags, InstantSource machineClock) {
        LocalTown town = new LocalTown(data, machineClock);
        ServerProcess server = town.keep(ServerProcess.launch(flags, town.environment, data.resolve("server.log")));
        server.awaitReady();
        town.sandbox
                .clock()
                .listenTo(town.keep(new HttpBacklog(URI.create(server.ops().backlogUrl()))));
        town.openBakery();
        return town;
    }

    /// The first time the bakery is opened and people come; later it is there already.
    private void openBakery() {
        Path file = data.resolve("bakery.json");
        Secrets secrets = Kept.read(file).map(Kept::secrets).orElseGet(this::newSecrets);
        BakeryAtMeta.register(sandbox, secrets, URI.create(serverUrl + "/webhook"));
        if (Kept.read(file).isEmpty()) {
            String key = InstanceKey.create(Config.read(environment), "local start");
            Kept.of(BakeryOpening.open(serverUrl, key, secrets), secrets).write(file);
        }
        if (sandbox.people().all().isEmpty()) {
            sandbox.people().create(PersonSpec.on(Bakery.META_PAGE).called("Anna", "Kowalska"));
            Crowd.join(sandbox.people(), Bakery.META_PAGE);
        }
    }

    private Secrets newSecrets() {
        return new Secrets(secret(), secret(), secret());
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Where to look first.
    String welcome() {
        return """

                Rytm is ready. Nothing here talks to Facebook; everything stays on this machine, in %s.

                  Messenger and its clock   %s/sandbox/
                  API                       %s/api/v1   (key: "key" in %s)

                The first minute, in the Messenger window: choose Anna Kowalska and write "Dzień dobry". She is asked for
                consent: agree. Turn the clock a week and see Thursday's notification arrive. Stop the messages, turn the
                clock another week, and ask why nothing came:

                  curl -s -H "Authorization: Bearer <key>" %s/api/v1/pages/1/sends

                Ctrl-C stops everything.
                """.formatted(data.toAbsolutePath(), sandbox.url(), serverUrl, data.resolve("bakery.json"), serverUrl);
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
                System.err.println("rytm: " + problem.getMessage());
            }
        }
    }
}
