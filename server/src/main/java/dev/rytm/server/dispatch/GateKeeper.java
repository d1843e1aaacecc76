package dev.rytm.server.dispatch;

import dev.rytm.messenger.graph.Gate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Decides whether the last byte of a call may still go: only within the gate's limit after its intent was begun.
///
/// Both clocks must agree. The monotonic one may stand still while the machine sleeps, the wall clock may be set
/// back.
final class GateKeeper {

    private final Duration limit;
    private final InstantSource machine;

    GateKeeper(Duration limit, InstantSource machine) {
        this.limit = limit;
        this.machine = machine;
    }

    /// The limit counts from now.
    Ticket ticket() {
        return new Ticket(System.nanoTime(), machine.instant());
    }

    /// Opens the gate for the calls of one intent transaction.
    final class Ticket implements Gate {

        private final long nanos;
        private final Instant wall;

        private Ticket(long nanos, Instant wall) {
            this.nanos = nanos;
            this.wall = wall;
        }

        @Override
        public boolean isOpen() {
            Duration slept = Duration.between(wall, machine.instant());
            return System.nanoTime() - nanos < limit.toNanos() && slept.compareTo(limit) < 0;
        }
    }
}
