package dev.rytm.server.dispatch;

import dev.rytm.core.policy.Rules;
import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.messenger.graph.GraphConfig;
import dev.rytm.server.room.Bell;
import dev.rytm.store.Database;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Claims;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// One dispatcher, taken apart: the test makes its steps by hand.
final class Node implements AutoCloseable {

    final Slots slots;
    final IntentWriter intents;
    final Claimant claimant;
    final Outcomes outcomes;
    final Calls calls;
    final Recovery recovery;
    final Probes probes;
    private final GraphClient graph;
    private final Database database;
    private final InstantSource clock;

    Node(Stage stage, Database database, DispatchConfig timings, String name) {
        this.database = database;
        this.clock = stage.clock;
        Timing timing = new Timing(name, timings, stage.clock, InstantSource.system());
        this.graph = new GraphClient(
                new GraphConfig(stage.graph.url(), "v24.0", Duration.ofSeconds(10), timings.exchangeDeadline(), 200));
        DispatchCounts counts = new DispatchCounts(new SimpleMeterRegistry());
        this.slots = new Slots(DispatchRoom.callsOfAPage(timings), 10_000);
        this.intents = new IntentWriter(database, stage.catalogs, new Rules(), timing, counts);
        this.claimant = new Claimant(database, slots, timing);
        this.outcomes = new Outcomes(
                database,
                timing,
                new Endings(stage.catalogs, stage.decide(), stage.clock),
                slots,
                new Outcomes.Bells(new Bell(), new Bell(), new Bell(), new Bell()),
                counts);
        TokenReader reader = new TokenReader(graph, stage.clock);
        this.calls = new Calls(graph, slots, new TooEarly(reader, database, stage.clock), outcomes, counts);
        this.recovery = new Recovery(database, intents, timing, counts);
        TokenEvidence evidence = new TokenEvidence(database, stage.catalogs, reader, timings, counts);
        this.probes = new Probes(database, evidence, intents, calls, slots, timing);
    }

    /// As after so many sends of the page that ended known.
    void widen(long pageId, int known) {
        for (int i = 0; i < known; i++) {
            int all = slots.take(pageId, 10_000);
            slots.ended(pageId, true);
            slots.give(pageId, all - 1);
        }
    }

    /// Claims, writes intents, calls, writes outcomes; returns how many rows were claimed.
    int round() {
        List<Claim> claims = claimant.claim();
        calls.begin(intend(claims));
        settle();
        return claims.size();
    }

    /// Claims and writes intents.
    List<Order> intend() {
        return intend(claimant.claim());
    }

    List<Order> intend(List<Claim> claims) {
        List<Order> orders = List.of();
        try {
            orders = intents.write(claims);
            return orders;
        } finally {
            claimant.done(claims);
            slots.giveUncalled(claims, orders);
        }
    }

    /// Rounds until nothing is claimed.
    void run() {
        while (round() > 0) {}
    }

    /// So many due rows of the page, whatever the pace.
    Map<String, Claim> claimAll(long pageId, int many) {
        Map<String, Claim> claims = new HashMap<>();
        database.inTransaction(t -> new Claims(t).due(Map.of(pageId, many), clock.instant()))
                .forEach(claim -> claims.put(claim.contact().psid(), claim));
        return claims;
    }

    /// One round of recovery and of probes, and of what they began.
    void recover() {
        recovery.once();
        probes.once();
        settle();
    }

    /// Waits for the calls under way and writes their outcomes.
    void settle() {
        while (calls.underWay() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        while (outcomes.unwritten() > 0) {
            outcomes.once();
        }
    }

    @Override
    public void close() {
        calls.finish(Duration.ZERO);
        graph.close();
    }
}
