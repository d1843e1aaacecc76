package dev.rytm.server.room;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes a room that rests. Rooms ring each other's bells after a commit; a ring that nobody hears costs nothing,
/// because every room also looks by itself after a while.
public final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final AtomicLong rings = new AtomicLong();

    public void ring() {
        lock.lock();
        try {
            rings.incrementAndGet();
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How often it was rung. Taken before looking for work, and handed to [#await], no ring in between is missed.
    public long rings() {
        return rings.get();
    }

    /// Waits until the bell was rung more than `heard` times, or the time is over.
    public void await(long heard, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (rings.get() == heard && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
