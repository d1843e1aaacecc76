package dev.rytm.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.rytm.sandbox.clock.Agenda;
import dev.rytm.sandbox.clock.Backlog;
import dev.rytm.sandbox.clock.HttpBacklog;
import dev.rytm.sandbox.clock.OwnWork;
import dev.rytm.sandbox.clock.SandboxClock;
import dev.rytm.sandbox.clock.Turning;
import dev.rytm.sandbox.clock.VirtualClock;
import dev.rytm.sandbox.control.ClockStream;
import dev.rytm.sandbox.control.Control;
import dev.rytm.sandbox.control.ControlHandler;
import dev.rytm.sandbox.control.Guard;
import dev.rytm.sandbox.control.PageFiles;
import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.graph.Door;
import dev.rytm.sandbox.graph.GraphHandler;
import dev.rytm.sandbox.graph.Handshake;
import dev.rytm.sandbox.graph.Setup;
import dev.rytm.sandbox.http.Careful;
import dev.rytm.sandbox.keep.Keeper;
import dev.rytm.sandbox.keep.KeptFile;
import dev.rytm.sandbox.keep.KeptState;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.sandbox.people.People;
import dev.rytm.sandbox.platform.Occurrence;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.PlatformState;
import dev.rytm.sandbox.platform.Settings;
import dev.rytm.sandbox.platform.Snapshots;
import dev.rytm.sandbox.webhook.Courier;
import dev.rytm.sandbox.webhook.Deliveries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A pretend Messenger Platform, up and listening. Closing it stops everything.
///
/// The product knows it by its addresses only; tests hold this handle to play people, turn the clock, make things
/// go wrong and read what really happened.
public final class Sandbox implements AutoCloseable {

    private static final int BACKLOG_OF_CONNECTIONS = 1024;

    private final HttpServer server;
    private final Platform platform;
    private final Faults faults;
    private final GroundTruth truth;
    private final People people;
    private final Setup setup;
    private final SandboxClock clock;
    private final String host;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    /// Starts one.
    public static Sandbox start(SandboxConfig config) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        System.setProperty("jdk.httpserver.maxConnections", "0");
        Path path = config.kept();
        KeptFile file = path == null ? null : new KeptFile(path, Keeper.EVERY);
        KeptState kept = file == null ? null : file.read().orElse(null);
        try {
            return new Sandbox(kept == null ? config : config.goingOn(kept), file, kept);
        } catch (IOException busy) {
            throw new UncheckedIOException(
                    "The sandbox cannot listen on %s:%d; choose another port.".formatted(config.host(), config.port()),
                    busy);
        }
    }

    /// Hands occurrences on to deliveries, which are made after the platform.
    private static final class Relay implements Occurrence.Outlet {
        private Occurrence.@Nullable Outlet target;

        @Override
        public void emit(Occurrence occurrence) {
            Occurrence.Outlet outlet = target;
            if (outlet != null) {
                outlet.emit(occurrence);
            }
        }
    }

    private Sandbox(SandboxConfig config, @Nullable KeptFile file, @Nullable KeptState kept) throws IOException {
        this.host = config.host();
        VirtualClock virtual = new VirtualClock(config.startAt(), config.running());
        Agenda agenda = keep(new Agenda(virtual));
        Relay outlet = new Relay();
        this.platform =
                new Platform(new Platform.Surroundings(virtual, agenda::at, outlet, config.seed()), config.settings());
        this.faults = new Faults(config.seed());
        this.truth = new GroundTruth(platform.registry());
        var surroundings = new Deliveries.Surroundings(
                platform.registry(), truth.deliveries(), faults, virtual, config.machine(), agenda::at);
        Courier courier = keep(new Courier(config.deliveries(), surroundings));
        Deliveries deliveries = new Deliveries(surroundings, courier);
        outlet.target = deliveries;
        this.people = new People(platform, agenda::at, config.seed());
        if (file != null) {
            var parts = new Keeper.Parts(config.seed(), virtual, platform, people, deliveries, courier);
            keepIn(new Keeper(file, parts), kept);
        }
        Handshake handshake = new Handshake(platform.ids());
        this.setup = new Setup(platform, handshake);
        Turning turning = keep(new Turning(virtual, agenda, ownWork(courier), backlog(config, virtual)));
        this.clock = new SandboxClock(virtual, turning);
        this.server = HttpServer.create(new InetSocketAddress(host, config.port()), BACKLOG_OF_CONNECTIONS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        serve("/", new GraphHandler(new Door(platform, faults, truth), handshake, config.machine()));
        Control control = new Control(platform, setup, people, clock, faults, truth, courier);
        serve("/sandbox/", new Guard(new PageFiles()));
        serve("/sandbox/api/", new Guard(new ControlHandler(control)));
        serve("/sandbox/clock", new Guard(keep(new ClockStream(virtual))));
        server.start();
        toClose.push(threads::shutdownNow);
        toClose.push(() -> server.stop(0));
    }

    /// Closed last, when nothing happens any more.
    private void keepIn(Keeper keeper, @Nullable KeptState kept) {
        if (kept != null) {
            keeper.restore(kept);
        }
        keeper.start();
        toClose.addLast(keeper);
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, new Careful(handler));
    }

    private Backlog.Source backlog(SandboxConfig config, VirtualClock virtual) {
        URI url = config.backlogUrl();
        return url == null ? Backlog.none(virtual) : keep(new HttpBacklog(url));
    }

    private OwnWork ownWork(Courier courier) {
        return new OwnWork() {
            @Override
            public long outstanding() {
                return courier.outstanding();
            }

            @Override
            public long stamp() {
                return courier.posted() + truth.calls().size();
            }
        };
    }

    private <T extends AutoCloseable> T keep(T part) {
        toClose.push(part);
        return part;
    }

    /// Where it listens.
    public URI url() {
        return URI.create("http://%s:%d".formatted(host, server.getAddress().getPort()));
    }

    /// The base address of the Graph API, to be followed by `/v15.0/...`.
    public URI graphUrl() {
        return url();
    }

    /// Where the changes of the clock are told.
    public URI clockUrl() {
        return URI.create(url() + "/sandbox/clock");
    }

    /// The clock.
    public SandboxClock clock() {
        return clock;
    }

    /// The people.
    public People people() {
        return people;
    }

    /// Apps and pages.
    public Setup setup() {
        return setup;
    }

    /// The faults.
    public Faults faults() {
        return faults;
    }

    /// What really happened.
    public GroundTruth log() {
        return truth;
    }

    /// The switches of the platform.
    public Settings settings() {
        return platform.settings();
    }

    /// Works by `next` from now on.
    public void settings(Settings next) {
        platform.settings(next);
    }

    /// What the platform knows.
    PlatformState state() {
        return new Snapshots(platform).take();
    }

    /// How many webhooks are under way.
    public long webhooksUnderWay() {
        return truth.deliveries().all().stream()
                .filter(record -> record.state() == DeliveryRecord.State.PENDING)
                .count();
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception trouble) {
                throw new IllegalStateException("The sandbox did not stop cleanly.", trouble);
            }
        }
    }
}
