package dev.rytm.sandbox.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The time that everybody in the sandbox lives in: it runs at the pace of the machine, or stands still
/// until somebody turns it.
///
/// It never goes back. Its value has whole milliseconds, because that is what webhooks carry.
public final class VirtualClock implements InstantSource {

    /// What a listener is told after each change.
    public record Reading(Instant instant, boolean running) {}

    /// Told of each change, in order, while the clock waits.
    @FunctionalInterface
    public interface Listener {
        /// The clock now reads so.
        void changed(Reading reading);
    }

    private record State(Instant base, long nanosAtBase, boolean running) {}

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile State state;

    /// A clock that begins at `start`.
    public VirtualClock(Instant start, boolean running) {
        this.state = new State(start.truncatedTo(ChronoUnit.MILLIS), System.nanoTime(), running);
    }

    @Override
    public Instant instant() {
        return read(state);
    }

    /// Whether it moves by itself.
    public boolean running() {
        return state.running();
    }

    /// The value and whether it moves, taken together.
    public Reading reading() {
        State seen = state;
        return new Reading(read(seen), seen.running());
    }

    /// Lets it run from where it stands.
    public synchronized void run() {
        change(instant(), true);
    }

    /// Makes it stand still where it is.
    public synchronized void stop() {
        change(instant(), false);
    }

    /// Puts it at `instant`, which must not be earlier than what it shows.
    public synchronized void set(Instant instant) {
        Instant now = instant();
        if (instant.isBefore(now)) {
            throw new IllegalArgumentException("The clock shows %s and cannot go back to %s.".formatted(now, instant));
        }
        change(instant.truncatedTo(ChronoUnit.MILLIS), state.running());
    }

    /// Calls `listener` after each change from now on.
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// Forgets `listener`.
    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    private void change(Instant base, boolean running) {
        state = new State(base, System.nanoTime(), running);
        Reading reading = reading();
        listeners.forEach(listener -> listener.changed(reading));
    }

    private static Instant read(State state) {
        if (!state.running()) {
            return state.base();
        }
        Duration since = Duration.ofNanos(System.nanoTime() - state.nanosAtBase());
        return state.base().plus(since).truncatedTo(ChronoUnit.MILLIS);
    }
}
