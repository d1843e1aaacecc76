package dev.rytm.bench.sends;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// The peer: db-scheduler executing one-shot tasks, each one call.
///
/// Configured as its own page on performance recommends for PostgreSQL at high throughput: lock-and-fetch polling, many
/// threads, batched scheduling. It remembers no outcome beyond deleting the task, and judges no rule.
///
/// It is started on its pause, as our server is started behind the brake. A run begins when the pause ends and
/// ends with the last deletion.
final class DbSchedulerPeer implements AutoCloseable {

    private static final int THREADS = 50;
    private static final double LOWER_LIMIT = 1.0;
    private static final double UPPER_LIMIT = 4.0;
    private static final int SCHEDULE_BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Scheduler scheduler;
    private final CountDownLatch deleted;

    private DbSchedulerPeer(Scheduler scheduler, CountDownLatch deleted) {
        this.scheduler = scheduler;
        this.deleted = deleted;
    }

    /// Puts `sends` due tasks into its table and starts it, with the pause on.
    static DbSchedulerPeer start(DataSource source, Calls calls, int sends) {
        OneTimeTask<Void> task =
                Tasks.oneTime("send").execute((instance, context) -> calls.send(Long.parseLong(instance.getId())));
        CountDownLatch deleted = new CountDownLatch(sends);
        Scheduler scheduler = Scheduler.create(source, task)
                .threads(THREADS)
                .pollUsingLockAndFetch(LOWER_LIMIT, UPPER_LIMIT)
                .pollingInterval(Duration.ofMillis(10))
                .addSchedulerListener(counting(deleted))
                .build();
        Instant due = Instant.EPOCH;
        for (int from = 0; from < sends; from += SCHEDULE_BATCH) {
            List<TaskInstance<?>> batch = IntStream.range(from, Math.min(sends, from + SCHEDULE_BATCH))
                    .<TaskInstance<?>>mapToObj(psid -> task.instance(Integer.toString(psid)))
                    .toList();
            scheduler.scheduleBatch(batch, due);
        }
        scheduler.pause();
        scheduler.start();
        return new DbSchedulerPeer(scheduler, deleted);
    }

    /// Hears of a task when it was deleted, or put off because its call failed.
    private static AbstractSchedulerListener counting(CountDownLatch deleted) {
        return new AbstractSchedulerListener() {
            @Override
            public void onExecutionComplete(ExecutionComplete complete) {
                if (complete.getResult() == ExecutionComplete.Result.OK) {
                    deleted.countDown();
                }
            }
        };
    }

    /// Executes everything that is planned; returns when the last call was answered and the last task deleted.
    void execute() {
        scheduler.resume();
        try {
            if (!deleted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "db-scheduler has " + deleted.getCount() + " tasks undone after " + PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bench was interrupted", stopped);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
