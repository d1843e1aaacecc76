package dev.rytm.server.api.access;

import dev.rytm.server.api.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets so many do something at once, in the order in which they came. Who would wait too long is told to come again.
final class Turns {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore places;

    Turns(int atOnce) {
        this.places = new Semaphore(atOnce, true);
    }

    <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.later("sign-in-busy", PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.later("sign-in-busy", PATIENCE);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
