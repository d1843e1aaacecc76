package dev.rytm.e2e.kill;

import dev.rytm.e2e.stack.Machine;
import dev.rytm.e2e.stack.ServerProcess;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.clock.Backlog;
import dev.rytm.sandbox.clock.HttpBacklog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The server that is killed: a process of its own, which comes back on the same ports.
final class Victim implements AutoCloseable {

    /// It lives for seconds only: what takes long to get going does not pay.
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m", "-Xlog:aot=off", "-Xlog:cds=off");

    private final Map<String, String> environment;
    private final Path log;
    private final List<String> flags;
    private final int httpPort = FreePorts.next();
    private final HttpBacklog backlog;
    private final InstantSource wall;
    private ServerProcess process;
    private Instant killedAt = Instant.MIN;

    private Victim(Machine machine, Sandbox sandbox, InstantSource wall, Path log) {
        int opsPort = FreePorts.next();
        this.wall = wall;
        this.log = log;
        this.environment = machine.environment(sandbox.graphUrl(), sandbox.clockUrl());
        environment.put("RYTM_HTTP_PORT", Integer.toString(httpPort));
        environment.put("RYTM_OPS_PORT", Integer.toString(opsPort));
        this.flags = trained(log.resolveSibling("server.aot"));
        this.process = ServerProcess.launch(flags, environment, log);
        this.backlog = new HttpBacklog(URI.create(process.ops().backlogUrl()));
    }

    /// Starts it and waits until it works. Its output goes to `log`.
    static Victim start(Machine machine, Sandbox sandbox, InstantSource wall, Path log) {
        Victim victim = new Victim(machine, sandbox, wall, log);
        try {
            victim.process.awaitReady();
            return victim;
        } catch (RuntimeException problem) {
            victim.close();
            throw problem;
        }
    }

    /// The flags with a cache of loaded classes, which halves each start; one start and stop makes it. There is none
    /// when the class path has directories, as in a development environment.
    private List<String> trained(Path cache) {
        if (!ServerProcess.classPath().stream().allMatch(entry -> entry.endsWith(".jar"))) {
            return FLAGS;
        }
        try (ServerProcess training = ServerProcess.launch(with("-XX:AOTCacheOutput=" + cache), environment, log)) {
            training.awaitReady();
        }
        return with("-XX:AOTCache=" + cache);
    }

    private static List<String> with(String flag) {
        return Stream.concat(FLAGS.stream(), Stream.of(flag)).toList();
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    HttpBacklog newBacklog() {
        return new HttpBacklog(URI.create(process.ops().backlogUrl()));
    }

    /// Whether it says itself that it has work.
    boolean isBusy() {
        Backlog answer = backlog.ask();
        return answer.now() != null && !answer.quiet();
    }

    /// SIGKILL; returns when it is gone.
    synchronized void kill() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended before it was killed; its log says why: " + log);
        }
        process.kill();
        killedAt = wall.instant();
    }

    /// The wall instant at which it was last found dead.
    synchronized Instant killedAt() {
        return killedAt;
    }

    /// Starts it again after a kill and waits until it works.
    void restart() {
        ServerProcess next = ServerProcess.launch(flags, environment, log);
        synchronized (this) {
            process = next;
        }
        next.awaitReady();
    }

    @Override
    public void close() {
        try (backlog) {
            process.close();
        }
    }
}
