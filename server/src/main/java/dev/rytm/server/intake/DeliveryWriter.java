package dev.rytm.server.intake;

import dev.rytm.server.room.Bell;
import dev.rytm.store.Arrival;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.RawBodies.RawBody;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Stores concurrent webhooks together: one insert and one commit for all that came while the one before was being
/// written.
///
/// Whoever hands a delivery in waits until it is committed, or is told that it is not. A full queue is an answer
/// too: while the database is slow, refusing at once keeps the room from piling up, and Meta repeats what was
/// refused.
final class DeliveryWriter implements AutoCloseable {

    private static final int MAX_BATCH = 500;
    private static final int MAX_WAITING = 5_000;
    private static final Logger LOG = System.getLogger(DeliveryWriter.class.getName());

    private final Database database;
    private final Bell processBell;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread writer = Thread.ofVirtual().name("intake-writer").unstarted(this::write);
    private volatile boolean closing;

    DeliveryWriter(Database database, Bell processBell) {
        this.database = database;
        this.processBell = processBell;
    }

    private record Waiting(Delivery delivery, CompletableFuture<Boolean> stored) {}

    void start() {
        writer.start();
    }

    /// Returns whether the delivery was stored within the time.
    boolean store(Delivery delivery, Duration most) {
        Waiting waiting = new Waiting(delivery, new CompletableFuture<>());
        if (closing || !queue.offer(waiting)) {
            return false;
        }
        try {
            return waiting.stored().get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MAX_BATCH - 1);
                    write(batch);
                }
            } catch (InterruptedException e) {
                closing = true;
            } finally {
                batch.forEach(waiting -> waiting.stored().complete(false));
                batch.clear();
            }
        }
    }

    private void write(List<Waiting> batch) {
        try {
            commit(batch.stream().map(Waiting::delivery).toList());
            batch.forEach(waiting -> waiting.stored().complete(true));
        } catch (DatabaseException e) {
            if (e.isTrouble()) {
                LOG.log(Level.ERROR, "webhooks could not be stored and are answered with 503", e);
            } else {
                batch.forEach(this::writeAlone);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a webhook among " + batch.size() + " cannot be stored; each is tried alone", e);
            batch.forEach(this::writeAlone);
        }
    }

    /// One delivery that PostgreSQL refuses must not hold up its neighbours, nor come back for an hour: its body is
    /// kept for a person.
    private void writeAlone(Waiting waiting) {
        Delivery delivery = waiting.delivery();
        try {
            commit(List.of(delivery));
            waiting.stored().complete(true);
        } catch (RuntimeException e) {
            if (e instanceof DatabaseException trouble && trouble.isTrouble()) {
                LOG.log(Level.ERROR, "a webhook could not be stored and is answered with 503", e);
                return;
            }
            waiting.stored().complete(keepUnread(delivery, e));
        }
    }

    private boolean keepUnread(Delivery delivery, RuntimeException reason) {
        RawBody unread = delivery.body().unreadable(unstorable(reason));
        try {
            commit(List.of(new Delivery(unread, List.of(), List.of())));
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a webhook could not be stored and is answered with 503", e);
            return false;
        }
    }

    static String unstorable(RuntimeException reason) {
        return "its events cannot be stored: " + reason.getMessage();
    }

    private void commit(List<Delivery> deliveries) {
        List<RawBody> bodies = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            bodies.add(delivery.body());
            bodies.addAll(delivery.unread());
            arrivals.addAll(delivery.arrivals());
        }
        Set<Long> pages =
                arrivals.stream().map(arrival -> arrival.contact().pageId()).collect(Collectors.toSet());
        int stored = database.inRepeatedTransaction(transaction -> {
            transaction.rawBodies().append(bodies);
            transaction.heardPages().hear(pages);
            return transaction.inbox().append(arrivals);
        });
        if (stored > 0) {
            processBell.ring();
        }
    }

    /// Writes what was handed in before, then ends.
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
