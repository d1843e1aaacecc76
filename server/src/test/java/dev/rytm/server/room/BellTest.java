package dev.rytm.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BellTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int RESTING = 3;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger woken = new AtomicInteger();

    @AfterEach
    void end() {
        threads.forEach(Thread::interrupt);
    }

    @Test
    void wakesEverybodyWhoRests() {
        Bell bell = new Bell();
        rest(bell);

        bell.ring();

        await(() -> woken.get() == RESTING);
    }

    @Test
    void wakesOneWhereOneIsEnough() {
        Bell bell = Bell.forOne();
        rest(bell);

        bell.ring();
        await(() -> woken.get() > 0);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        assertThat(woken.get()).isEqualTo(1);

        bell.ringAll();
        await(() -> woken.get() == RESTING);
    }

    /// Whoever looked for work before the ring does not rest after it.
    @Test
    void isHeardByWhoeverHadNotGoneToRestYet() throws InterruptedException {
        Bell bell = Bell.forOne();
        long heard = bell.rings();
        bell.ring();

        long start = System.nanoTime();
        bell.await(heard, LONG);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
    }

    private void rest(Bell bell) {
        for (int i = 0; i < RESTING; i++) {
            long heard = bell.rings();
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    bell.await(heard, LONG);
                    woken.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        await(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos() / 3;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
