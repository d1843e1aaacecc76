package dev.rytm.server;

import dev.rytm.core.IdSource;
import dev.rytm.core.decide.Decider;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.server.api.ApiRoom;
import dev.rytm.server.api.live.LiveFeed;
import dev.rytm.server.bulk.BulkRoom;
import dev.rytm.server.clock.PushedClock;
import dev.rytm.server.dispatch.DispatchRoom;
import dev.rytm.server.dispatch.Timing;
import dev.rytm.server.intake.IntakeRoom;
import dev.rytm.server.names.NamesRoom;
import dev.rytm.server.ops.OpsRoom;
import dev.rytm.server.outbound.OutboundRoom;
import dev.rytm.server.process.ProcessRoom;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.RandomIds;
import dev.rytm.server.timer.TimerRoom;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import dev.rytm.store.Vault;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/// Makes every room and hands each what it needs; one method a room, in road order.
final class Wiring implements AutoCloseable {

    private final Config config;
    private final Policy policy;
    private final Vault vault;
    private final Database database;
    private final InstantSource machineClock;
    private final InstantSource clock;
    private final RulePacks packs;
    private final Catalogs catalogs;
    private final GraphClient graph;
    private final IdSource ids = new RandomIds();
    private final Decider decider;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Bell processBell = Bell.forOne();
    private final Bell timerBell = new Bell();
    private final Bell dispatchBell = Bell.forOne();

    /// Of dispatch, for those who only wait for an instant.
    private final Bell dispatchTimeBell = new Bell();

    private final Bell bulkBell = new Bell();
    private final List<WebPart> webParts = new ArrayList<>();
    private int opsPort;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Wiring(Config config, InstantSource systemClock, Policy policy) {
        this.config = config;
        this.policy = policy;
        this.decider = new Decider(policy, ids);
        this.vault = Vault.open(config.masterKeyFile());
        this.database = keep(Database.open(config.database(), vault));
        this.machineClock = systemClock;
        this.clock = clock(systemClock);
        this.packs = RulePackDirectory.read(config.rulePacks());
        this.catalogs = new Catalogs(packs.byName());
        this.graph = keep(new GraphClient(config.graph().client(config.dispatch())));
    }

    /// Makes the rooms and starts their workers; the web server starts after them and stops before them.
    void start() {
        process();
        timer();
        dispatch();
        bulk();
        outbound();
        names();
        api(intake());
        studio();
    }

    private void studio() {
        webParts.add(config.studio().room()::register);
    }

    private void api(IntakeRoom intake) {
        LiveFeed live = keep(new LiveFeed(database, ids));
        live.start();
        ApiRoom room = new ApiRoom(
                database,
                catalogs,
                packs,
                policy,
                clock,
                new ApiRoom.Outward(
                        ids,
                        graph,
                        new ApiRoom.Bells(processBell::ring, bulkBell::ring),
                        intake::readAgain,
                        config.studio().front(config.http()),
                        live));
        webParts.add(room::register);
    }

    private IntakeRoom intake() {
        IntakeRoom room = keep(new IntakeRoom(database, clock, config.intake(), processBell, registry));
        room.start();
        webParts.add(context -> context.registerBean(
                "webhook",
                ServletRegistrationBean.class,
                () -> new ServletRegistrationBean<>(room.servlet(), IntakeRoom.PATH)));
        return room;
    }

    private void process() {
        ProcessRoom room = keep(new ProcessRoom(
                new ProcessRoom.Tools(database, clock, catalogs, decider::decide, registry),
                config.process(),
                new ProcessRoom.Bells(processBell, timerBell, dispatchBell)));
        room.start();
    }

    private void timer() {
        TimerRoom.Clocks clocks = new TimerRoom.Clocks(clock, machineClock);
        keep(new TimerRoom(database, clocks, config.timer(), timerBell, processBell, registry))
                .start();
    }

    private void dispatch() {
        DispatchRoom room = keep(new DispatchRoom(
                new DispatchRoom.Tools(
                        database,
                        catalogs,
                        policy,
                        decider::decide,
                        graph,
                        config.graph().connections(),
                        registry),
                new Timing(ids.newId(), config.dispatch(), clock, machineClock),
                new DispatchRoom.Bells(dispatchBell, dispatchTimeBell, processBell, timerBell)));
        room.start();
    }

    private void bulk() {
        keep(new BulkRoom(database, clock, bulkBell, processBell)).start();
    }

    private void outbound() {
        OutboundRoom.Clocks clocks = new OutboundRoom.Clocks(clock, machineClock);
        keep(new OutboundRoom(database, clocks, config.outbound(), processBell, registry))
                .start();
    }

    private void names() {
        keep(new NamesRoom(database, graph, clock, processBell)).start();
    }

    /// Last of all, after the web server: whoever is told that we are ready sends webhooks at once.
    void openOps() {
        OpsRoom room = keep(new OpsRoom(database, clock, registry, config.http().opsPort()));
        room.start();
        opsPort = room.port();
    }

    Database database() {
        return database;
    }

    Config config() {
        return config;
    }

    int opsPort() {
        return opsPort;
    }

    List<WebPart> webParts() {
        return List.copyOf(webParts);
    }

    private InstantSource clock(InstantSource systemClock) {
        if (config.clock().equals(Config.SYSTEM_CLOCK)) {
            return systemClock;
        }
        return keep(PushedClock.follow(URI.create(config.clock()), this::tellOfTime));
    }

    /// Those who wait for an instant. An event in the inbox waits for none.
    private void tellOfTime() {
        timerBell.ring();
        dispatchBell.ring();
        dispatchTimeBell.ring();
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    /// Closes in the opposite order, everything, even if something fails.
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("the server did not stop cleanly") : failure;
                failure.addSuppressed(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
