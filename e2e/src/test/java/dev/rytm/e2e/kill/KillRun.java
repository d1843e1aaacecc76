package dev.rytm.e2e.kill;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.bakery.BakeryOpening;
import dev.rytm.e2e.demo.Crowd;
import dev.rytm.e2e.demo.DemoReport;
import dev.rytm.e2e.stack.Machine;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.SandboxConfig;
import dev.rytm.sandbox.fault.WebhookFault;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.PageSwitches;
import dev.rytm.sandbox.platform.Registry.NewPage;
import dev.rytm.server.Config;
import dev.rytm.store.Database;
import dev.rytm.store.Vault;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The demo's bakery and people, with a server that is killed again and again.
///
/// Sandbox, PostgreSQL, killer and judge are in this process; the server is one of its own. The sandbox goes on
/// delivering and repeating whatever happens to the server.
final class KillRun {

    static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");

    /// As a week ends in the bakery's zone, so that what is unknown has been given up. Of so many sends two in a
    /// thousand are three, which is what the kills that hit a probe may cost.
    static final Instant UNTIL = Instant.parse("2022-12-04T23:30:00Z");

    /// No kill is planned for later: a few days of sending are left for those that come late.
    private static final Instant LAST_STRIKE = Instant.parse("2022-10-19T12:00:00Z");

    private static final int CALLS_PER_SECOND = 2_000;
    private static final long LEAST_SENT = 1_000;
    private static final double DUPLICATES = 0.0025;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Sandbox sandbox;
    private final Machine machine;
    private final Victim victim;
    private final PrintStream out;

    private KillRun(Sandbox sandbox, Machine machine, Victim victim, PrintStream out) {
        this.sandbox = sandbox;
        this.machine = machine;
        this.victim = victim;
        this.out = out;
    }

    /// Plays it in `directory`, which must be empty.
    static KillReport play(long seed, Path directory, PrintStream out) throws Exception {
        out.printf("kill: seed %d; repeat with -Drytm.seed=%d%n", seed, seed);
        out.println("kill: machine times: " + Machine.times());
        InstantSource wall = InstantSource.system();
        try (Machine machine = Machine.start(directory, FreePorts.next());
                Sandbox sandbox = Sandbox.start(SandboxConfig.simulation(FROM, seed, wall));
                Victim victim = Victim.start(machine, sandbox, wall, directory.resolve("server.log"))) {
            KillRun run = new KillRun(sandbox, machine, victim, out);
            return run.play(new Killer(sandbox, machine, victim, out), KillPlan.draw(seed, FROM, LAST_STRIKE));
        }
    }

    private KillReport play(Killer killer, KillPlan plan) throws Exception {
        Bakery bakery = openBakery();
        sandbox.faults().rate(WebhookFault.DUPLICATE, DUPLICATES);
        Crowd.join(sandbox.people(), Bakery.META_PAGE);
        List<Kill> kills;
        try (var backlog = victim.newBacklog()) {
            sandbox.clock().listenTo(backlog);
            kills = live(killer, plan);
        }
        List<Instant> crashes = kills.stream().map(Kill::at).toList();
        DemoReport demo = DemoReport.judge(
                new DemoReport.Run(UNTIL, LEAST_SENT, false, crashes), sandbox.log(), machine.database(), bakery);
        return new KillReport(
                demo,
                kills,
                new Damage(sandbox.log(), machine.database(), bakery).find(),
                Doubts.of(sandbox.log(), machine.database()));
    }

    /// Turns the clock while the killer does his work, and once more when he is done, until all is quiet.
    private List<Kill> live(Killer killer, KillPlan plan) throws Exception {
        CompletableFuture<Instant> turn = sandbox.clock().begin(UNTIL);
        CompletableFuture<List<Kill>> killing = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("killer").start(() -> {
            try {
                killing.complete(killer.carryOut(plan));
            } catch (InterruptedException | RuntimeException problem) {
                killing.completeExceptionally(problem);
                sandbox.clock().cancel();
            }
        });
        await(turn);
        killer.callOff();
        List<Kill> kills = killing.get(1, TimeUnit.MINUTES);
        await(sandbox.clock().begin(UNTIL));
        return kills;
    }

    private void await(CompletableFuture<Instant> turn) throws InterruptedException, ExecutionException {
        try {
            turn.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            String waitingFor = sandbox.clock().progress().map(Object::toString).orElse("nothing");
            sandbox.clock().cancel();
            throw new IllegalStateException("the clock does not arrive; " + waitingFor, tooLong);
        }
    }

    private Bakery openBakery() {
        BakeryOpening.Secrets secrets = new BakeryOpening.Secrets("app-secret", "verify-token", "page-token");
        sandbox.setup()
                .registerApp(new App(
                        Bakery.META_APP,
                        secrets.appSecret(),
                        secrets.verifyToken(),
                        victim.url().resolve("/webhook")));
        PageSwitches fast = new PageSwitches(CALLS_PER_SECOND, CALLS_PER_SECOND, false, false, false, false);
        sandbox.setup()
                .registerPage(
                        new NewPage(Bakery.META_PAGE, "Piekarnia Rytm", secrets.accessToken(), "PL", FROM, fast),
                        Bakery.META_APP);
        sandbox.setup().subscribeToAll(Bakery.META_PAGE, Bakery.META_APP);
        out.println("kill: opening the bakery");
        return BakeryOpening.open(victim.url().toString(), instanceKey(), secrets);
    }

    private String instanceKey() {
        Config config = Config.read(victim.environment());
        try (Database database = Database.open(config.database(), Vault.open(config.masterKeyFile()))) {
            return database.inTransaction(
                    transaction -> transaction.apiKeys().create(null, "kill", Set.of("instance")));
        }
    }
}
