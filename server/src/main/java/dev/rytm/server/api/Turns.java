package dev.rytm.server.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets so many do something at once, in the order in which they came. Who would wait too long is told to come again.
public final class Turns {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore places;
    private final String busy;

    /// `busy` is the sentence for whoever has waited in vain.
    public Turns(int atOnce, String busy) {
        this.places = new Semaphore(atOnce, true);
        this.busy = busy;
    }

    public <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.later(busy, PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.later(busy, PATIENCE);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
