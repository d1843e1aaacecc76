package dev.rytm.sandbox.clock;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Turns the clock as a barrier: always to the next instant at which anything is due, never past it, and only
/// when nobody has work left at the present one.
///
/// A running clock stands still while it is being turned, and runs on afterwards.
public final class Turning implements AutoCloseable {

    /// Between two looks at ourselves, which cost nothing.
    private static final long OWN_PAUSE_NANOS = 300_000;

    /// Between two looks at the product, which has to work for its answer; doubled up to the longest.
    private static final long SHORTEST_PAUSE_NANOS = 1_000_000;

    private static final long LONGEST_PAUSE_NANOS = 4_000_000;
    private static final long FRESH_NANOS = 1_000_000_000;

    /// How far a turn has come. `waitingFor` says what holds it up at the moment.
    public record Progress(Instant from, Instant to, Instant at, boolean turning, String waitingFor) {}

    private record Word(Backlog backlog, long nanos) {}

    private final VirtualClock clock;
    private final Agenda agenda;
    private final OwnWork own;
    private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
    private final AtomicReference<@Nullable Word> lastWord = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<Instant>> current = new AtomicReference<>();
    private volatile Backlog.Source backlog;
    private volatile boolean cancelled;

    /// A way to turn `clock` that waits for `own` work and for what `backlog` reports.
    public Turning(VirtualClock clock, Agenda agenda, OwnWork own, Backlog.Source backlog) {
        this.clock = clock;
        this.agenda = agenda;
        this.own = own;
        this.backlog = backlog;
    }

    /// Asks `source` from now on.
    public void listenTo(Backlog.Source source) {
        this.backlog = source;
    }

    /// Begins to turn to `target` and returns at once; the future ends with the instant reached.
    public CompletableFuture<Instant> begin(Instant target) {
        Instant from = clock.instant();
        if (target.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The clock shows %s; `to` must not be earlier, but is %s.".formatted(from, target));
        }
        CompletableFuture<Instant> turn = new CompletableFuture<>();
        if (!current.compareAndSet(null, turn)) {
            throw new IllegalStateException("The clock is being turned already; wait until it is done, or cancel it.");
        }
        cancelled = false;
        progress.set(new Progress(from, target, from, true, ""));
        Thread.ofPlatform().daemon().name("sandbox-turning").start(() -> run(target, turn));
        return turn;
    }

    /// Ends the turn under way where it stands.
    public void cancel() {
        cancelled = true;
    }

    /// The turn under way, or the last one.
    public Optional<Progress> progress() {
        return Optional.ofNullable(progress.get());
    }

    /// What the product says about its work. It is asked unless it was within the last second.
    public Backlog product() {
        Word last = lastWord.get();
        return last == null || System.nanoTime() - last.nanos() > FRESH_NANOS ? ask() : last.backlog();
    }

    @Override
    public void close() {
        cancel();
    }

    private void run(Instant target, CompletableFuture<Instant> turn) {
        boolean ranBefore = clock.running();
        Instant from = clock.instant();
        try {
            clock.stop();
            turn(from, target);
            note(from, target, false, "");
            end(ranBefore);
            turn.complete(clock.instant());
        } catch (InterruptedException | RuntimeException trouble) {
            note(from, target, false, String.valueOf(trouble.getMessage()));
            end(ranBefore);
            turn.completeExceptionally(trouble);
        }
    }

    private void end(boolean ranBefore) {
        current.set(null);
        if (ranBefore) {
            clock.run();
        }
    }

    private void turn(Instant from, Instant target) throws InterruptedException {
        while (!cancelled) {
            Backlog seen = awaitQuiet(from, target);
            if (cancelled || !clock.instant().isBefore(target)) {
                return;
            }
            clock.set(next(seen, target));
            note(from, target, true, "");
        }
    }

    private Instant next(Backlog seen, Instant target) {
        Instant now = clock.instant();
        Instant next = agenda.nextDue().filter(due -> due.isBefore(target)).orElse(target);
        Instant theirs = seen.nextDueAt();
        if (theirs != null && theirs.isAfter(now) && theirs.isBefore(next)) {
            return atLeastOneTick(now, theirs);
        }
        return next.isBefore(now) ? now : next;
    }

    /// The clock has whole milliseconds: an instant inside one is reached with the next one.
    private static Instant atLeastOneTick(Instant now, Instant due) {
        Instant rounded = Instant.ofEpochMilli(due.toEpochMilli());
        Instant ceiling = rounded.isBefore(due) ? rounded.plusMillis(1) : rounded;
        return ceiling.isAfter(now) ? ceiling : now.plusMillis(1);
    }

    /// Waits until neither side has work left.
    ///
    /// The product's answer is a snapshot taken between two looks at ourselves. If we had nothing under way before
    /// and after, and nothing reached us or left us in between, then no work was on its way from one to the other
    /// while it was taken: what the product still has to send or to write down is in it.
    private Backlog awaitQuiet(Instant from, Instant target) throws InterruptedException {
        long pause = SHORTEST_PAUSE_NANOS;
        while (true) {
            long stamp = own.stamp();
            boolean ownQuiet = isQuiet();
            Backlog theirs = ownQuiet ? ask() : Backlog.unknown("");
            boolean quiet = ownQuiet && theirs.quietAt(clock.instant()) && isQuiet() && own.stamp() == stamp;
            if (quiet || cancelled) {
                return theirs;
            }
            note(from, target, true, ownQuiet ? "the product: " + theirs.raw() : "webhooks and people");
            LockSupport.parkNanos(ownQuiet ? pause : OWN_PAUSE_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException("turning was interrupted");
            }
            pause = ownQuiet ? Math.min(LONGEST_PAUSE_NANOS, pause * 2) : SHORTEST_PAUSE_NANOS;
        }
    }

    private boolean isQuiet() {
        return agenda.idle() && own.outstanding() == 0;
    }

    private Backlog ask() {
        Backlog answer = backlog.ask();
        lastWord.set(new Word(answer, System.nanoTime()));
        return answer;
    }

    private void note(Instant from, Instant target, boolean turning, String waitingFor) {
        progress.set(new Progress(from, target, clock.instant(), turning, waitingFor));
    }
}
