package dev.rytm.server.timer;

import dev.rytm.server.room.Bell;
import dev.rytm.server.room.Workers;
import dev.rytm.store.Database;
import dev.rytm.store.Partitions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Moves due timers, and those that a lifted brake wakes, into the inbox, makes the months' partitions before
/// business time reaches them, seals what was added to the proofs of consent every minute of machine time, and
/// drops old months every night.
public final class TimerRoom implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final Duration BETWEEN_SEALS = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);
    private static final Duration SHORTEST_REST = Duration.ofMillis(1);

    private final Database database;
    private final InstantSource clock;
    private final Bell processBell;
    private final Counter fired;
    private final Counter sealed;
    private final Workers workers;
    private final Workers sealing;
    private final Workers dropping;
    private LocalDate prepared = LocalDate.MIN;

    /// Business time, and the machine's.
    public record Clocks(InstantSource business, InstantSource machine) {}

    public TimerRoom(
            Database database, Clocks clocks, TimerConfig config, Bell bell, Bell processBell, MeterRegistry registry) {
        this.database = database;
        this.clock = clocks.business();
        this.processBell = processBell;
        this.fired = registry.counter("rytm.timer.fired");
        this.sealed = registry.counter("rytm.timer.seals");
        this.workers = new Workers("timer", 1, bell, this::once);
        this.sealing = new Workers("consent-seal", 1, new Bell(), this::seal);
        Retention retention = new Retention(database, clocks.business(), clocks.machine(), config);
        this.dropping = new Workers("retention", 1, new Bell(), retention::once);
    }

    /// The partitions are there when this returns, so that nothing that comes in falls into the default ones.
    public void start() {
        preparePartitions(clock.instant());
        workers.start();
        sealing.start();
        dropping.start();
    }

    private Duration seal() {
        List<Long> pages =
                database.inTransaction(transaction -> transaction.consentSeals().unsealedPages());
        for (long page : pages) {
            database.inRepeatedTransaction(
                    transaction -> transaction.consentSeals().seal(page));
            sealed.increment();
        }
        return BETWEEN_SEALS;
    }

    private Duration once() {
        Instant now = clock.instant();
        preparePartitions(now);
        int moved = database.inRepeatedTransaction(
                transaction -> transaction.timers().moveDue(now, BATCH));
        if (moved > 0) {
            fired.increment(moved);
            processBell.ring();
        }
        return moved >= BATCH ? Duration.ZERO : rest(now);
    }

    /// Until the next timer, but never long: somebody else may set an earlier one, and a standing clock may be
    /// turned.
    private Duration rest(Instant now) {
        Optional<Instant> next =
                database.inTransaction(transaction -> transaction.timers().next());
        Duration until = next.map(due -> Duration.between(now, due)).orElse(LONGEST_REST);
        Duration rest = until.compareTo(LONGEST_REST) < 0 ? until : LONGEST_REST;
        return rest.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : rest;
    }

    private void preparePartitions(Instant now) {
        LocalDate month = Partitions.month(now);
        if (!month.equals(prepared)) {
            Partitions.prepare(database, now);
            prepared = month;
        }
    }

    @Override
    public void close() {
        dropping.close();
        sealing.close();
        workers.close();
    }
}
