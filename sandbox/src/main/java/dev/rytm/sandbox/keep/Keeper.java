package dev.rytm.sandbox.keep;

import dev.rytm.sandbox.clock.VirtualClock;
import dev.rytm.sandbox.people.People;
import dev.rytm.sandbox.people.PeopleState;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.PlatformState;
import dev.rytm.sandbox.platform.Snapshots;
import dev.rytm.sandbox.webhook.Courier;
import dev.rytm.sandbox.webhook.Deliveries;
import dev.rytm.sandbox.webhook.WaitingWebhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Writes a sandbox down every two seconds if anything changed, and when it closes; puts it back at the start.
public final class Keeper implements AutoCloseable {

    /// No more than this is lost when the process is killed.
    public static final Duration EVERY = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger(Keeper.class.getName());

    /// What is kept.
    public record Parts(
            long seed, VirtualClock clock, Platform platform, People people, Deliveries deliveries, Courier courier) {}

    private final KeptFile file;
    private final Parts parts;
    private final Snapshots snapshots;
    private final Thread thread;
    private @Nullable KeptState written;
    private @Nullable KeptClock writtenClock;
    private volatile boolean closed;

    /// Keeps `parts` in `file`, from `start()` on.
    public Keeper(KeptFile file, Parts parts) {
        this.file = file;
        this.parts = parts;
        this.snapshots = new Snapshots(parts.platform());
        this.thread = Thread.ofPlatform().daemon().name("sandbox-keeper").unstarted(this::work);
    }

    /// Puts back what was kept. The parts must be empty, and the clock at its reading.
    public void restore(KeptState state) {
        try {
            snapshots.restore(state.platform());
            parts.people().restore(state.people());
            parts.deliveries().restore(state.webhooks());
        } catch (NullPointerException | NoSuchElementException | IllegalArgumentException mismatch) {
            throw file.doesNotFit(mismatch);
        }
    }

    /// Begins to write; the first time at once, so that a place that cannot be written to is told at the start.
    public void start() {
        try {
            save();
        } catch (IOException problem) {
            throw new UncheckedIOException("The sandbox cannot be kept: " + problem.getMessage(), problem);
        }
        thread.start();
    }

    private void work() {
        while (!closed) {
            try {
                Thread.sleep(EVERY);
                save();
            } catch (InterruptedException stop) {
                return;
            } catch (IOException problem) {
                LOG.log(Level.ERROR, "The sandbox could not be written down; it is tried again.", problem);
            }
        }
    }

    /// Writes down what changed: everything, or the clock alone.
    private synchronized void save() throws IOException {
        if (closed) {
            return;
        }
        KeptState state = take();
        KeptState before = written;
        if (before == null || !state.at(before.clock()).equals(before)) {
            file.write(state);
            written = state;
        }
        if (!state.clock().equals(writtenClock)) {
            file.write(state.clock());
            writtenClock = state.clock();
        }
    }

    /// Plans are read before conversations: what was done in between is done once more rather than not at all. So are
    /// webhooks, which are read last; and the clock after everything that happened by it.
    private KeptState take() {
        PeopleState people = parts.people().state();
        PlatformState platform = snapshots.take();
        List<WaitingWebhook> webhooks = parts.courier().waiting();
        VirtualClock.Reading reading = parts.clock().reading();
        KeptClock clock = new KeptClock(reading.instant(), reading.running());
        return new KeptState(KeptState.FORMAT, parts.seed(), clock, platform, people, webhooks);
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            file.close(take());
        }
        thread.interrupt();
    }
}
