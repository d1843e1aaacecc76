package dev.rytm.e2e.kill;

import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.GroundTruth;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Kills from within the platform: it has the last byte of a call and has carried it out, and it answers only when the
/// caller is dead.
final class Trap {

    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();
    private final ReentrantLock looking = new ReentrantLock();

    Trap(GroundTruth truth) {
        truth.onCall(this::heard);
    }

    private record Armed(
            AtomicInteger left,
            BooleanSupplier isGood,
            AtomicBoolean good,
            Runnable kill,
            CompletableFuture<CallRecord> caught) {}

    /// Kills at the first call after a good moment, from the `count`-th accepted notification on. Whether it is good
    /// is asked at the call before: while one asks, an echo may tell the server how the call ended. `kill`
    /// returns when the server is gone; the future then tells which call it was.
    CompletableFuture<CallRecord> arm(int count, BooleanSupplier isGood, Runnable kill) {
        CompletableFuture<CallRecord> caught = new CompletableFuture<>();
        armed.set(new Armed(new AtomicInteger(count), isGood, new AtomicBoolean(), kill, caught));
        return caught;
    }

    void disarm() {
        armed.set(null);
    }

    /// Calls arrive on many threads; the others go on being answered while one of them kills.
    private void heard(CallRecord call) {
        Armed trap = armed.get();
        if (trap == null || call.subject().kind() != CallRecord.Kind.NOTIFICATION || !call.accepted()) {
            return;
        }
        if (trap.good.get()) {
            if (armed.compareAndSet(trap, null)) {
                spring(trap, call);
            }
        } else if (trap.left.decrementAndGet() <= 0 && looking.tryLock()) {
            try {
                trap.good.set(trap.isGood.getAsBoolean());
            } finally {
                looking.unlock();
            }
        }
    }

    private static void spring(Armed trap, CallRecord call) {
        try {
            trap.kill.run();
            trap.caught.complete(call);
        } catch (RuntimeException problem) {
            trap.caught.completeExceptionally(problem);
        }
    }
}
