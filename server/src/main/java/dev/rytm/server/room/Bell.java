package dev.rytm.server.room;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes a room that rests. Rooms ring each other's bells after a commit; a ring that nobody hears costs nothing,
/// because every room also looks by itself after a while.
public final class Bell {

    private final boolean forOne;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final AtomicLong rings = new AtomicLong();

    /// A bell that wakes everybody who rests.
    public Bell() {
        this(false);
    }

    private Bell(boolean forOne) {
        this.forOne = forOne;
    }

    /// A bell for workers who all do the same: one of them is enough, and it rings for the next if there is more than
    /// it can take.
    public static Bell forOne() {
        return new Bell(true);
    }

    public void ring() {
        wake(forOne);
    }

    /// Wakes all who rest, whatever bell this is.
    void ringAll() {
        wake(false);
    }

    private void wake(boolean one) {
        lock.lock();
        try {
            rings.incrementAndGet();
            if (one) {
                rung.signal();
            } else {
                rung.signalAll();
            }
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
