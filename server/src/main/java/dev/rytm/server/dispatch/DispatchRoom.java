package dev.rytm.server.dispatch;

import dev.rytm.core.policy.Policy;
import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.server.decision.Decide;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.Workers;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import dev.rytm.store.send.Claim;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The send ledger to Meta: claim, intent, call, outcome, and recovery of what went wrong.
///
/// Any number of nodes may run it on one database; there is no leader. Closing takes at most 20 s: no new claim,
/// calls under way end or are abandoned, what came back is written down.
public final class DispatchRoom implements AutoCloseable {

    private static final int CLAIMANTS = 2;
    private static final int WRITERS = 2;

    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration BREATH = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Claimant claimant;
    private final IntentWriter intents;
    private final Slots slots;
    private final Outcomes outcomes;
    private final Calls calls;
    private final Recovery recovery;
    private final Probes probes;
    private final Timing timing;

    /// Rung whenever persons were locked here: process passes over them, and what came for them meanwhile waits.
    private final Bell processBell;

    private final Bell dispatchBell;

    private final Workers claiming;
    private final Workers writing;
    private final Workers recovering;
    private final Workers probing;

    /// What the room works with. `connections` is how many calls the client can have under way.
    public record Tools(
            Database database,
            Catalogs catalogs,
            Policy policy,
            Decide decide,
            GraphClient graph,
            int connections,
            MeterRegistry registry) {}

    /// Its own bells, for something to send and for another instant, and those that it rings.
    public record Bells(Bell dispatch, Bell time, Bell process, Bell timer) {}

    public DispatchRoom(Tools tools, Timing timing, Bells bells) {
        Bell outcomeBell = Bell.forOne();
        DispatchCounts counts = new DispatchCounts(tools.registry());
        this.timing = timing;
        this.processBell = bells.process();
        this.dispatchBell = bells.dispatch();
        this.slots = new Slots(callsOfAPage(timing.config()), tools.connections());
        this.intents = new IntentWriter(tools.database(), tools.catalogs(), tools.policy(), timing, counts);
        this.claimant = new Claimant(tools.database(), slots, timing);
        this.outcomes = new Outcomes(
                tools.database(),
                timing,
                new Endings(tools.catalogs(), tools.decide(), timing.business()),
                slots,
                new Outcomes.Bells(outcomeBell, bells.process(), bells.dispatch(), bells.timer()),
                counts);
        TokenReader reader = new TokenReader(tools.graph(), timing.business());
        TooEarly tooEarly = new TooEarly(reader, tools.database(), timing.business());
        this.calls = new Calls(tools.graph(), slots, tooEarly, outcomes, counts);
        this.recovery = new Recovery(tools.database(), intents, timing, counts);
        TokenEvidence evidence = new TokenEvidence(tools.database(), tools.catalogs(), reader, timing.config(), counts);
        this.probes = new Probes(tools.database(), evidence, intents, calls, slots, timing);
        this.claiming = new Workers("dispatch-claim", CLAIMANTS, bells.dispatch(), this::claim);
        this.writing = new Workers("dispatch-outcome", WRITERS, outcomeBell, outcomes::once);
        this.recovering = new Workers("dispatch-recovery", 1, bells.time(), recovery::once);
        this.probing = new Workers("dispatch-probe", 1, bells.time(), probes::once);
    }

    /// Enough to keep a page's pace while answers take four tenths of a second, and a few at any pace.
    public static int callsOfAPage(DispatchConfig config) {
        return Math.max(8, config.pace() * 2 / 5);
    }

    public void start() {
        recovery.preparePartitions(timing.business().instant());
        writing.start();
        claiming.start();
        recovering.start();
        probing.start();
    }

    private Duration claim() {
        if (!slots.hasRoom()) {
            return BREATH;
        }
        List<Claim> claims = claimant.claim();
        if (claims.size() >= Claimant.BATCH / 2) {
            dispatchBell.ring();
        }
        List<Order> orders = List.of();
        try {
            orders = intents.write(claims);
        } finally {
            claimant.done(claims);
            slots.giveUncalled(claims, orders);
            if (!claims.isEmpty()) {
                processBell.ring();
            }
        }
        calls.begin(orders);
        if (claims.isEmpty()) {
            return IDLE;
        }
        return claims.size() >= Claimant.BATCH / 2 ? Duration.ZERO : BREATH;
    }

    /// Calls that wait for an answer, and answers that wait to be written.
    public int underWay() {
        return calls.underWay() + outcomes.unwritten();
    }

    @Override
    public void close() {
        claiming.close();
        recovering.close();
        probing.close();
        calls.finish(PATIENCE);
        Duration step = Duration.ofMillis(5);
        for (int i = 0; i < 400 && outcomes.unwritten() > 0; i++) {
            LockSupport.parkNanos(step.toNanos());
        }
        writing.close();
    }
}
