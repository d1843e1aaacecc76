package dev.rytm.server.outbound;

import dev.rytm.core.Event;
import dev.rytm.core.TeamNotice;
import dev.rytm.server.outbound.OutboundClient.Result;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.Workers;
import dev.rytm.store.Arrival;
import dev.rytm.store.Database;
import dev.rytm.store.FailingReceivers;
import dev.rytm.store.OutboundCalls.Due;
import dev.rytm.store.OutboundCalls.Room;
import dev.rytm.store.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Makes the calls of other systems that flows ordered, and makes those again that found nobody.
///
/// It is at least once: a crash between an answer and its commit repeats the call, with the same id. A call that failed
/// for good becomes an event of its person, and goes.
public final class OutboundRoom implements AutoCloseable {

    /// Pauses after the first attempt, the second, and so on; as others do, the last comes more than a day after the
    /// first.
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    /// A receiver is paused after so many calls in a row failed, the first of them so long ago: neither a moment of
    /// trouble with many people in it nor a few calls of a quiet day.
    static final int FAILURES = 20;

    static final Duration FAILING = Duration.ofHours(1);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(15);
    private static final int SECRET_BYTES = 32;
    private static final int GONE = 410;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Logger LOG = System.getLogger(OutboundRoom.class.getName());

    /// Business time for what is told of a person, machine time for what is signed.
    public record Clocks(InstantSource business, InstantSource machine) {}

    /// An attempt that did not succeed. One at a receiver that is paused counts as an attempt, but is not made.
    private record Attempt(boolean made, @Nullable Integer status) {

        static final Attempt NOT_MADE = new Attempt(false, null);
    }

    private final Database database;
    private final Clocks clocks;
    private final Bell processBell;
    private final MeterRegistry registry;
    private final OutboundClient client;
    private final UnderWay underWay = new UnderWay();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Bell placeBell = new Bell();
    private final Workers workers;
    private final SecureRandom random = new SecureRandom();

    public OutboundRoom(
            Database database, Clocks clocks, OutboundConfig config, Bell processBell, MeterRegistry registry) {
        this.database = database;
        this.clocks = clocks;
        this.processBell = processBell;
        this.registry = registry;
        this.client = new OutboundClient(config.local(), DEADLINE);
        this.workers = new Workers("outbound", 1, placeBell, this::once);
        for (String outcome : List.of("delivered", "postponed", "paused", "failed")) {
            count(outcome, 0);
        }
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
        } finally {
            underWay.end(due);
            placeBell.ring();
        }
    }

    private void make(Due due) {
        List<byte[]> secrets = database.inRepeatedTransaction(
                transaction -> transaction.failingReceivers().mayBeCalled(due.receiver(), BETWEEN_QUESTIONS)
                        ? secrets(transaction, due)
                        : List.of());
        if (secrets.isEmpty()) {
            again(due, Attempt.NOT_MADE);
            return;
        }
        Result result = client.post(
                URI.create(due.url()),
                due.body().getBytes(StandardCharsets.UTF_8),
                Signature.headers(due.id(), clocks.machine().instant(), due.body(), secrets));
        switch (result) {
            case Result.Answered(int status)
            when status >= 200 && status < 300 -> {
                database.inRepeatedTransaction(transaction -> {
                    transaction.failingReceivers().answered(due.receiver());
                    return transaction.outboundCalls().end(due);
                });
                count("delivered", 1);
            }
            case Result.Answered(int status) when status == GONE -> fail(due, new Attempt(true, status));
            case Result.Answered(int status) -> again(due, new Attempt(true, status));
            case Result.Unanswered _ -> again(due, new Attempt(true, null));
            case Result.Refused _ -> fail(due, new Attempt(true, null));
        }
    }

    private List<byte[]> secrets(Transaction transaction, Due due) {
        long page = due.contact().pageId();
        List<byte[]> known = transaction.webhookSecrets().signing(page);
        if (!known.isEmpty()) {
            return known;
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        transaction.webhookSecrets().begin(page, secret);
        return transaction.webhookSecrets().signing(page);
    }

    private void again(Due due, Attempt attempt) {
        if (due.attempt() > PAUSES.size()) {
            fail(due, attempt);
            return;
        }
        Duration pause = PAUSES.get(due.attempt() - 1);
        database.inRepeatedTransaction(transaction -> {
            countFailure(transaction, due, attempt);
            transaction.outboundCalls().postpone(due, pause);
            return pause;
        });
        count(attempt.made() ? "postponed" : "paused", 1);
    }

    private void fail(Due due, Attempt attempt) {
        Event event = new Event.WebhookFailed(
                clocks.business().instant(), host(due), attempt.status(), due.flow(), due.step());
        boolean ended = database.inRepeatedTransaction(transaction -> {
            countFailure(transaction, due, attempt);
            boolean ours = transaction.outboundCalls().end(due);
            if (ours) {
                transaction.inbox().append(List.of(Arrival.named(due.contact(), "webhook|" + due.id(), event)));
            }
            return ours;
        });
        if (ended) {
            processBell.ring();
            count("failed", 1);
        }
    }

    private void countFailure(Transaction transaction, Due due, Attempt attempt) {
        if (!attempt.made()) {
            return;
        }
        FailingReceivers receivers = transaction.failingReceivers();
        receivers.failed(due.receiver());
        if (receivers.pause(due.receiver(), FAILURES, FAILING, BETWEEN_QUESTIONS)) {
            TeamNotice notice = new TeamNotice(TeamNotice.Kind.CALLS_PAUSED, host(due), due.flow(), due.step());
            transaction
                    .teamNotices()
                    .append(due.receiver().pageId(), notice, clocks.business().instant());
        }
    }

    private static String host(Due due) {
        return URI.create(due.url()).getHost();
    }

    private void count(String outcome, int many) {
        registry.counter("rytm.outbound.attempts", "outcome", outcome).increment(many);
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
