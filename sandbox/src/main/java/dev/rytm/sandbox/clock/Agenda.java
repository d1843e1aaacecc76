package dev.rytm.sandbox.clock;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What will happen in the sandbox by itself, ordered by instant, done one after the other by one thread.
///
/// Things due at the same instant happen in the order in which they were put down, so a run with the same
/// seed repeats itself.
public final class Agenda implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Agenda.class.getName());

    private record Entry(Instant due, long order, Runnable action) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::order));
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final VirtualClock clock;
    private long nextOrder;
    private boolean busy;
    private boolean closed;

    /// Starts working at once.
    public Agenda(VirtualClock clock) {
        this.clock = clock;
        clock.listen(reading -> wake());
        Thread.ofPlatform().daemon().name("sandbox-agenda").start(this::work);
    }

    /// Does `action` at `due`; at once if that has passed.
    public void at(Instant due, Runnable action) {
        lock.lock();
        try {
            entries.add(new Entry(due.truncatedTo(ChronoUnit.MILLIS), nextOrder++, action));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The instant of the next thing put down, if any.
    public Optional<Instant> nextDue() {
        lock.lock();
        try {
            return Optional.ofNullable(entries.peek()).map(Entry::due);
        } finally {
            lock.unlock();
        }
    }

    /// Whether nothing is being done and nothing is due now.
    public boolean idle() {
        lock.lock();
        try {
            Entry head = entries.peek();
            return !busy && (head == null || head.due().isAfter(clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            for (Entry entry = take(); entry != null; entry = take()) {
                perform(entry);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(Entry entry) {
        try {
            entry.action().run();
        } catch (RuntimeException trouble) {
            LOG.log(Level.ERROR, "Something due at " + entry.due() + " went wrong; the rest goes on.", trouble);
        } finally {
            lock.lock();
            try {
                busy = false;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private @Nullable Entry take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Entry head = entries.peek();
                Instant now = clock.instant();
                if (head != null && !head.due().isAfter(now)) {
                    busy = true;
                    return entries.poll();
                }
                await(head, now);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is in take()
    private void await(@Nullable Entry head, Instant now) throws InterruptedException {
        if (head == null || !clock.running()) {
            changed.await();
            return;
        }
        long nanos = Duration.between(now, head.due()).compareTo(Duration.ofDays(1)) > 0
                ? TimeUnit.DAYS.toNanos(1)
                : Math.max(1_000_000, Duration.between(now, head.due()).toNanos());
        long left = changed.awaitNanos(nanos);
        LOG.log(Level.TRACE, "Woken with {0} ns to go.", left);
    }
}
