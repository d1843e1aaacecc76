package dev.rytm.server.outbound;

import dev.rytm.core.Event;
import dev.rytm.server.outbound.OutboundClient.Result;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.Workers;
import dev.rytm.store.Arrival;
import dev.rytm.store.Database;
import dev.rytm.store.OutboundCalls.Due;
import dev.rytm.store.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    private static final int BATCH = 32;
    private static final int SECRET_BYTES = 32;
    private static final int GONE = 410;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration REST = Duration.ofSeconds(1);

    /// Business time for what is told of a person, machine time for what is signed.
    public record Clocks(InstantSource business, InstantSource machine) {}

    private final Database database;
    private final Clocks clocks;
    private final Bell processBell;
    private final MeterRegistry registry;
    private final OutboundClient client;
    private final Workers workers;
    private final SecureRandom random = new SecureRandom();

    public OutboundRoom(
            Database database, Clocks clocks, OutboundConfig config, Bell processBell, MeterRegistry registry) {
        this.database = database;
        this.clocks = clocks;
        this.processBell = processBell;
        this.registry = registry;
        this.client = new OutboundClient(config.local(), DEADLINE);
        this.workers = new Workers("outbound", 1, new Bell(), this::once);
        for (String outcome : List.of("delivered", "postponed", "failed")) {
            count(outcome, 0);
        }
    }

    public void start() {
        workers.start();
    }

    private Duration once() {
        List<Due> due = database.inTransaction(
                transaction -> transaction.outboundCalls().claim(BATCH, LEASE));
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> made = new ArrayList<>();
            due.forEach(call -> made.add(calls.submit(() -> make(call))));
            made.forEach(OutboundRoom::require);
        }
        return due.size() < BATCH ? REST : Duration.ZERO;
    }

    /// What could not be written down is taken again after the lease.
    private static void require(Future<?> made) {
        try {
            made.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a call was made and not written down", failed.getCause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(Due due) {
        URI address = URI.create(due.url());
        List<byte[]> secrets = database.inRepeatedTransaction(transaction -> secrets(transaction, due));
        Result result = client.post(
                address,
                due.body().getBytes(StandardCharsets.UTF_8),
                Signature.headers(due.id(), clocks.machine().instant(), due.body(), secrets));
        switch (result) {
            case Result.Answered(int status)
            when status >= 200 && status < 300 -> {
                database.inRepeatedTransaction(
                        transaction -> transaction.outboundCalls().end(due));
                count("delivered", 1);
            }
            case Result.Answered(int status) when status == GONE -> fail(due, address, status);
            case Result.Answered(int status) -> again(due, address, status);
            case Result.Unanswered _ -> again(due, address, null);
            case Result.Refused _ -> fail(due, address, null);
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

    private void again(Due due, URI address, @Nullable Integer status) {
        if (due.attempt() > PAUSES.size()) {
            fail(due, address, status);
            return;
        }
        Duration pause = PAUSES.get(due.attempt() - 1);
        database.inRepeatedTransaction(transaction -> {
            transaction.outboundCalls().postpone(due, pause);
            return pause;
        });
        count("postponed", 1);
    }

    private void fail(Due due, URI address, @Nullable Integer status) {
        Event event =
                new Event.WebhookFailed(clocks.business().instant(), address.getHost(), status, due.flow(), due.step());
        boolean ended = database.inRepeatedTransaction(transaction -> {
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

    private void count(String outcome, int many) {
        registry.counter("rytm.outbound.attempts", "outcome", outcome).increment(many);
    }

    @Override
    public void close() {
        workers.close();
        client.close();
    }
}
