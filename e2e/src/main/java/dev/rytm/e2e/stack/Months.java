package dev.rytm.e2e.stack;

import dev.rytm.sandbox.clock.SandboxClock;
import dev.rytm.sandbox.clock.Turning;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Turns the sandbox's clock month by month.
///
/// A month that takes longer than `patience` of machine time does not end by itself: somebody never gets quiet. The
/// turn is given up, and the exception says what it waited for.
record Months(SandboxClock clock, Duration patience) {

    /// Tells `reached` of the end of each month, and of `until`.
    void turnTo(Instant until, Consumer<Instant> reached) {
        while (clock.now().isBefore(until)) {
            Instant month = YearMonth.from(clock.now().atOffset(ZoneOffset.UTC))
                    .plusMonths(1)
                    .atDay(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
            turn(month.isBefore(until) ? month : until);
            reached.accept(clock.now());
        }
    }

    private void turn(Instant next) {
        try {
            clock.begin(next).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stuck) {
            String waitingFor =
                    clock.progress().map(Turning.Progress::waitingFor).orElse("");
            clock.cancel();
            throw new IllegalStateException(
                    "the clock stands at %s on its way to %s and waited %s in vain for %s"
                            .formatted(clock.now(), next, patience, waitingFor),
                    stuck);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the clock could not be turned to " + next, failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            clock.cancel();
            throw new IllegalStateException("interrupted on the way to " + next, stopped);
        }
    }
}
