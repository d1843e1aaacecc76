package dev.rytm.e2e.local;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.bakery.BakeryAtMeta;
import dev.rytm.e2e.bakery.BakeryOpening;
import dev.rytm.e2e.bakery.BakeryOpening.Secrets;
import dev.rytm.e2e.demo.Crowd;
import dev.rytm.e2e.stack.DemoLink;
import dev.rytm.e2e.stack.FreePort;
import dev.rytm.e2e.stack.InstanceKey;
import dev.rytm.e2e.stack.Machine;
import dev.rytm.e2e.stack.ServerProcess;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.SandboxConfig;
import dev.rytm.sandbox.clock.HttpBacklog;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Settings;
import dev.rytm.server.Config;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// PostgreSQL, the sandbox, and the server as a process of its own, with the bakery open and people around it.
///
/// Everything lies in one directory and comes back at the next start, however the last one ended: PostgreSQL's data,
/// the sandbox in `sandbox.json`, the bakery's keys in `bakery.json`.
final class LocalTown implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int HTTP_PORT = 8080;
    private static final int SANDBOX_PORT = 8090;
    private static final int OPS_PORT = 9090;
    private static final int SECRET_BYTES = 24;

    /// Scripted people share the instants at which they act, so that a turned clock has few of them to stop at.
    private static final Duration PEOPLES_TICK = Duration.ofMinutes(15);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final SecureRandom random = new SecureRandom();
    private final Path data;
    private final InstantSource machineClock;
    private final FirstOpening firstOpening;
    private boolean closed;

    /// A town whose data lies, or will lie, in `data`. Nothing runs yet.
    LocalTown(Path data, InstantSource machineClock) {
        this.data = data.toAbsolutePath().normalize();
        this.machineClock = machineClock;
        this.firstOpening = new FirstOpening(this.data);
    }

    /// Starts everything and says where to look, when it works. `flags` go to the server's JVM.
    String start(List<String> flags) {
        firstOpening.clearUnfinished();
        Machine machine = keep(Machine.start(data));
        LastServer last = new LastServer(data.resolve("server.pid"), data);
        last.end();
        Sandbox sandbox = keep(Sandbox.start(sandboxConfig()));
        sandbox.people().tick(PEOPLES_TICK);
        Map<String, String> environment = machine.environment(sandbox.graphUrl(), sandbox.clockUrl());
        int port = FreePort.near(HTTP_PORT);
        environment.put("RYTM_HTTP_PORT", Integer.toString(port));
        environment.put("RYTM_OPS_PORT", Integer.toString(FreePort.near(OPS_PORT)));
        environment.put("RYTM_SIMULATOR_URL", sandbox.url() + "/sandbox/");
        ServerProcess server = launch(last, flags, environment);
        sandbox.clock().listenTo(keep(new HttpBacklog(URI.create(server.ops().backlogUrl()))));
        String url = "http://" + HOST + ":" + port;
        Config config = Config.read(environment);
        long page = openBakery(sandbox, url, config);
        return welcome(sandbox, url, url + "/link#" + DemoLink.create(config, page));
    }

    private SandboxConfig sandboxConfig() {
        return SandboxConfig.interactive(machineClock.instant(), random.nextLong() >>> 1, machineClock)
                .with(Settings.of(Era.E2022).withReceiptAfter(Duration.ZERO))
                .at(HOST, FreePort.near(SANDBOX_PORT))
                .keptIn(data.resolve("sandbox.json"));
    }

    private ServerProcess launch(LastServer last, List<String> flags, Map<String, String> environment) {
        List<String> marked =
                Stream.concat(flags.stream(), Stream.of(last.mark())).toList();
        ServerProcess server = keep(ServerProcess.launch(marked, environment, data.resolve("server.log")));
        last.is(server.pid());
        return server.awaitReady();
    }

    /// The first time the bakery is opened and people come; later it is there already. Returns our id of its page.
    private long openBakery(Sandbox sandbox, String url, Config config) {
        Path file = data.resolve("bakery.json");
        Optional<Kept> kept = Kept.read(file);
        Secrets secrets = kept.map(Kept::secrets).orElseGet(this::newSecrets);
        BakeryAtMeta.register(sandbox, secrets, URI.create(url + "/webhook"));
        if (sandbox.people().all().isEmpty()) {
            sandbox.people().create(PersonSpec.on(Bakery.META_PAGE).called("Anna", "Kowalska"));
            Crowd.join(sandbox.people(), Bakery.META_PAGE);
        }
        if (kept.isPresent()) {
            return kept.get().pageId();
        }
        firstOpening.begin();
        String key = InstanceKey.create(config, "local start");
        Bakery bakery = BakeryOpening.open(url, key, secrets);
        Kept.of(bakery, secrets).write(file);
        firstOpening.end();
        return bakery.pageId();
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
    private String welcome(Sandbox sandbox, String url, String link) {
        return """

                Rytm is ready. Nothing here talks to Facebook; everything stays on this machine, in %s.

                  Studio                    %s
                                            (signs you in, once, within an hour; later %s)
                  Messenger and its clock   %s/sandbox/
                  API                       %s/api/v1   (key: "key" in %s)

                The first minute, in the Messenger window: choose Anna Kowalska and write "Dzień dobry". She is asked for
                consent: agree. Turn the clock a week and see Thursday's notification arrive. Stop the messages, turn the
                clock another week, and ask why nothing came:

                  curl -s -H "Authorization: Bearer <key>" "%s/api/v1/pages/1/sends?contact=%s"

                Ctrl-C stops everything.
                """.formatted(data, link, url, sandbox.url(), url, data.resolve("bakery.json"), url, anna(sandbox));
    }

    private static String anna(Sandbox sandbox) {
        return sandbox.people().all().stream()
                .filter(person -> person.profile().lastName().equals("Kowalska"))
                .map(Person::psid)
                .findFirst()
                .orElse("");
    }

    /// What starts while the town is being closed is closed at once.
    private <T extends AutoCloseable> T keep(T part) {
        synchronized (open) {
            if (!closed) {
                open.push(part);
                return part;
            }
        }
        close(part);
        throw new IllegalStateException("stopped before everything had started");
    }

    @Override
    public void close() {
        Deque<AutoCloseable> parts;
        synchronized (open) {
            closed = true;
            parts = new ArrayDeque<>(open);
            open.clear();
        }
        parts.forEach(LocalTown::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception problem) {
            System.err.println("rytm: " + problem.getMessage());
        }
    }
}
