package dev.rytm.server.room;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// The virtual threads of one room, each repeating the same work.
///
/// A failure is logged once, counted, and answered with a pause that grows from 50 ms to 5 s; nothing in between
/// catches. Closing lets every worker finish its round, for at most 20 s.
public final class Workers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SHORTEST_PAUSE_MS = 50;
    private static final int LONGEST_PAUSE_MS = 5_000;
    private static final Logger LOG = System.getLogger(Workers.class.getName());

    private final String name;
    private final int count;
    private final Bell bell;
    private final Work work;
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder failures = new LongAdder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean closing;

    public Workers(String name, int count, Bell bell, Work work) {
        this.name = name;
        this.count = count;
        this.bell = bell;
        this.work = work;
    }

    public void start() {
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().name(name + "-" + i).start(this::repeat));
        }
    }

    /// How many rounds failed since the start.
    public long failures() {
        return failures.sum();
    }

    private void repeat() {
        int pause = SHORTEST_PAUSE_MS;
        while (!closing) {
            long heard = bell.rings();
            try {
                Duration rest = work.once();
                pause = SHORTEST_PAUSE_MS;
                if (rest.isPositive() && !closing) {
                    bell.await(heard, rest);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | StackOverflowError e) {
                failures.increment();
                LOG.log(Level.ERROR, name + " failed and tries again", e);
                pause(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        }
    }

    /// Deaf to the bell, which may be for one: whoever fails must not use up a ring that another could follow.
    private void pause(int most) {
        try {
            closed.await(ThreadLocalRandom.current().nextInt(most / 2, most + 1), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        closed.countDown();
        bell.ringAll();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            join(thread, Duration.ofNanos(end - System.nanoTime()));
        }
    }

    private void join(Thread thread, Duration most) {
        try {
            if (!most.isPositive() || !thread.join(most)) {
                LOG.log(Level.WARNING, name + " did not finish within " + PATIENCE + " and is abandoned");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
