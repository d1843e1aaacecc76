package dev.rytm.server.outbound;

import dev.rytm.server.outbound.OutboundClient.Result;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.Workers;
import dev.rytm.store.Database;
import dev.rytm.store.OutboundCalls.Due;
import dev.rytm.store.OutboundCalls.Room;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Makes the calls of other systems that flows ordered, and makes those again that found nobody.
///
/// It is at least once: a crash between an answer and its commit repeats the call, with the same id. A call that
/// failed for good becomes an event of its person, and goes.
public final class OutboundRoom implements AutoCloseable {

    private static final int GONE = 410;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Logger LOG = System.getLogger(OutboundRoom.class.getName());

    /// Business time for what is told of a person, machine time for what is signed.
    public record Clocks(InstantSource business, InstantSource machine) {}

    private final Database database;
    private final Clocks clocks;
    private final Outcomes outcomes;
    private final OutboundClient client;
    private final UnderWay underWay = new UnderWay();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Bell placeBell = new Bell();
    private final Workers workers;

    public OutboundRoom(
            Database database, Clocks clocks, OutboundConfig config, Bell processBell, MeterRegistry registry) {
        this.database = database;
        this.clocks = clocks;
        this.outcomes = new Outcomes(database, clocks.business(), processBell, registry);
        this.client = new OutboundClient(config.local(), DEADLINE);
        this.workers = new Workers("outbound", 1, placeBell, this::once);
    }

    public void start() {
        workers.start();
    }

    /// Fills the places that are free. Nobody waits for the calls: each rings for its place to be filled again.
    private Duration once() {
        Room room = underWay.room();
        List<Due> due = database.inTransaction(
                transaction -> transaction.outboundCalls().claim(room, LEASE));
        underWay.begin(due);
        due.forEach(call -> calls.execute(() -> carryThrough(call)));
        return REST;
    }

    private void carryThrough(Due due) {
        try {
            make(due);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a call was not made, or made and not written down, and is taken again", e);
            putOff(due);
        } finally {
            underWay.end(due);
            placeBell.ring();
        }
    }

    /// If that does not go either, the call is taken again when its lease ends.
    private void putOff(Due due) {
        try {
            outcomes.troubled(due);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "nor was that written down", e);
        }
    }

    private void make(Due due) {
        List<byte[]> secrets = outcomes.begin(due);
        if (secrets.isEmpty()) {
            return;
        }
        Result result = client.post(
                due.url(),
                due.body().getBytes(StandardCharsets.UTF_8),
                Signature.headers(due.id(), clocks.machine().instant(), due.body(), secrets));
        switch (result) {
            case Result.Answered(int status) when status >= 200 && status < 300 -> outcomes.delivered(due);
            case Result.Answered(int status) when status == GONE -> outcomes.failedForGood(due, status);
            case Result.Answered(int status) -> outcomes.failed(due, status);
            case Result.Unanswered _ -> outcomes.failed(due, null);
            case Result.Refused _ -> outcomes.failedForGood(due, null);
            case Result.Untried _ -> outcomes.untried(due);
        }
    }

    @Override
    public void close() {
        workers.close();
        finish();
        client.close();
    }

    private void finish() {
        calls.shutdown();
        try {
            if (!calls.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                calls.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
