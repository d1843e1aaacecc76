package dev.rytm.e2e.kill;

import dev.rytm.e2e.kill.KillPlan.Strike;
import dev.rytm.e2e.stack.Machine;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.log.CallRecord;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Carries out a plan of kills, each followed by a new start; a kill that misses is tried again.
final class Killer {

    private static final int TRIES = 4;
    private static final int MOST_PROBES = 1;
    private static final long LOOK_AGAIN_MILLIS = 1;

    private final Sandbox sandbox;
    private final Machine machine;
    private final Victim victim;
    private final PrintStream out;
    private final Trap trap;
    private final List<Kill> kills = new ArrayList<>();
    private volatile boolean over;

    Killer(Sandbox sandbox, Machine machine, Victim victim, PrintStream out) {
        this.sandbox = sandbox;
        this.machine = machine;
        this.victim = victim;
        this.out = out;
        this.trap = new Trap(sandbox.log());
    }

    /// Returns when all is done, or when there is nothing more to kill.
    List<Kill> carryOut(KillPlan plan) throws InterruptedException {
        for (Strike strike : plan.strikes()) {
            boolean hit = false;
            for (int tried = 0; tried < TRIES && !hit && !over; tried++) {
                Optional<Kill> kill = carryOut(strike);
                kill.ifPresent(this::keep);
                hit = kill.map(Kill::hit).orElse(false);
            }
        }
        return List.copyOf(kills);
    }

    private void keep(Kill kill) {
        kills.add(kill);
        out.printf("kill: %2d %s%n", kills.size(), kill);
    }

    /// The virtual clock has arrived: no work will come any more.
    void callOff() {
        over = true;
    }

    private Optional<Kill> carryOut(Strike strike) throws InterruptedException {
        return switch (strike.way()) {
            case AT_ANY_BUSY_MOMENT -> whenBusy(strike, victim::kill);
            case BEFORE_THE_ANSWER -> {
                Optional<CallRecord> call = onCall(strike, victim::kill);
                yield call.isEmpty()
                        ? Optional.empty()
                        : Optional.of(afterwards(strike, remains -> isOpen(call.get())));
            }
            case WITH_POSTGRES -> strike.databaseFirst() ? databaseFirst(strike) : databaseLast(strike);
        };
    }

    /// In the middle of sending: for a while the server gets answers that it can write nowhere.
    private Optional<Kill> databaseFirst(Strike strike) throws InterruptedException {
        Optional<CallRecord> call = onCall(strike, () -> {
            machine.postgres().kill();
            LockSupport.parkNanos(strike.gap().toNanos());
            victim.kill();
        });
        if (call.isEmpty()) {
            return Optional.empty();
        }
        machine.postgres().restart();
        return Optional.of(afterwards(strike, remains -> !remains.isNothing()));
    }

    private Optional<Kill> databaseLast(Strike strike) throws InterruptedException {
        return whenBusy(strike, () -> {
            victim.kill();
            machine.postgres().kill();
            machine.postgres().restart();
        });
    }

    private Optional<Kill> whenBusy(Strike strike, Runnable kill) throws InterruptedException {
        if (!awaitBusy(strike)) {
            return Optional.empty();
        }
        kill.run();
        return Optional.of(afterwards(strike, remains -> !remains.isNothing()));
    }

    /// Looks at what is left, and starts the server again. `isHit` tells whether this is what the strike was after.
    private Kill afterwards(Strike strike, Predicate<Remains> isHit) throws InterruptedException {
        long begin = System.nanoTime();
        Instant virtualAt = sandbox.clock().now();
        Remains remains = Remains.read(machine.database(), virtualAt);
        boolean hit = isHit.test(remains);
        // The outage itself: the platform goes on delivering and repeating meanwhile.
        Thread.sleep(strike.gap());
        victim.restart();
        return new Kill(
                strike.way(), victim.killedAt(), virtualAt, remains, hit, Duration.ofNanos(System.nanoTime() - begin));
    }

    private boolean isOpen(CallRecord call) {
        return Remains.stateOf(machine.database(), call.subject().metadata())
                .filter("SENDING"::equals)
                .isPresent();
    }

    /// Looks again and again, as the other waits here do: the server under test is another process.
    private void awaitStart(Strike strike) throws InterruptedException {
        while (!over && sandbox.clock().now().isBefore(strike.from())) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean awaitBusy(Strike strike) throws InterruptedException {
        awaitStart(strike);
        int left = strike.count();
        while (!over) {
            // The busy look comes last: between it and the kill nothing may be finished.
            if ((left > 1 || sparesProbes()) && victim.isBusy()) {
                left--;
            }
            if (left == 0) {
                return true;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return false;
    }

    private Optional<CallRecord> onCall(Strike strike, Runnable kill) throws InterruptedException {
        awaitStart(strike);
        CompletableFuture<CallRecord> caught = trap.arm(strike.count(), this::sparesProbes, kill);
        while (!over && !caught.isDone()) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        trap.disarm();
        return Optional.ofNullable(caught.getNow(null));
    }

    /// Whether no more than a few probes are under way.
    ///
    /// A probe is the one repeat: whoever kills in a wave of calls, and then in the wave of probes that it led to,
    /// keeps many messages from arriving at all. Their outcome is then rightly unknown for good, and their number
    /// would hide what we look for.
    private boolean sparesProbes() {
        return Remains.probesUnderWay(machine.database()) <= MOST_PROBES;
    }
}
