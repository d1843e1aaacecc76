package dev.rytm.sandbox.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The clock as people and tests use it: look, let run, stop, turn.
public final class SandboxClock {

    private final VirtualClock clock;
    private final Turning turning;

    /// Turns `clock` by `turning`.
    public SandboxClock(VirtualClock clock, Turning turning) {
        this.clock = clock;
        this.turning = turning;
    }

    /// What it shows.
    public Instant now() {
        return clock.instant();
    }

    /// Whether it moves by itself.
    public boolean running() {
        return clock.running();
    }

    /// Lets it run at the machine's pace.
    public void run() {
        clock.run();
    }

    /// Makes it stand still.
    public void stop() {
        clock.stop();
    }

    /// Turns it by `duration` and returns when all that was due has been done.
    public Instant advanceBy(Duration duration) {
        return advanceTo(now().plus(duration));
    }

    /// Turns it to `target` and returns when all that was due has been done.
    public Instant advanceTo(Instant target) {
        try {
            return begin(target).join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("The clock could not be turned to " + target + ".", failed.getCause());
        }
    }

    /// Begins to turn it to `target`; the future ends with the instant reached.
    public CompletableFuture<Instant> begin(Instant target) {
        return turning.begin(target);
    }

    /// Ends the turn under way.
    public void cancel() {
        turning.cancel();
    }

    /// How far the turn under way, or the last one, has come.
    public Optional<Turning.Progress> progress() {
        return turning.progress();
    }

    /// What the product says about its work; at most a second old.
    public Backlog product() {
        return turning.product();
    }

    /// Asks `source` about the product's work from now on.
    public void listenTo(Backlog.Source source) {
        turning.listenTo(source);
    }

    /// The value and changes of the clock.
    public VirtualClock source() {
        return clock;
    }
}
