package dev.rytm.server;

import dev.rytm.core.IdSource;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.server.api.ApiRoom;
import dev.rytm.server.clock.PushedClock;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.RandomIds;
import dev.rytm.store.Database;
import dev.rytm.store.Vault;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Makes every room and hands each what it needs; one method a room, in road order.
final class Wiring implements AutoCloseable {

    private final Config config;
    private final Vault vault;
    private final Database database;
    private final InstantSource clock;
    private final RulePacks packs;
    private final IdSource ids = new RandomIds();
    private final Bell processBell = new Bell();
    private final Bell timerBell = new Bell();
    private final Bell dispatchBell = new Bell();
    private final List<WebPart> webParts = new ArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Wiring(Config config, InstantSource systemClock) {
        this.config = config;
        this.vault = Vault.open(config.masterKeyFile());
        this.database = keep(Database.open(config.database(), vault));
        this.clock = clock(systemClock);
        this.packs = RulePackDirectory.read(config.rulePacks());
        api();
    }

    private void api() {
        ApiRoom room = new ApiRoom(database, clock, ids, packs);
        webParts.add(room::register);
    }

    /// Starts the rooms' workers; the web server starts after them and stops before them.
    void start() {}

    List<WebPart> webParts() {
        return List.copyOf(webParts);
    }

    Database database() {
        return database;
    }

    InstantSource clock() {
        return clock;
    }

    private InstantSource clock(InstantSource systemClock) {
        if (config.clock().equals("system")) {
            return systemClock;
        }
        return keep(PushedClock.follow(URI.create(config.clock()), this::ringAll));
    }

    private void ringAll() {
        processBell.ring();
        timerBell.ring();
        dispatchBell.ring();
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
