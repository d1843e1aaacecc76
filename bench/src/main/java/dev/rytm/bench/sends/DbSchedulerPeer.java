package dev.rytm.bench.sends;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// The peer: db-scheduler executing one-shot tasks, each one call.
///
/// Configured as its own page on performance recommends for PostgreSQL at high throughput: lock-and-fetch polling, many
/// threads,
/// batched scheduling. It remembers no outcome beyond deleting the task, and judges no rule.
final class DbSchedulerPeer {

    private static final int THREADS = 50;
    private static final double LOWER_LIMIT = 1.0;
    private static final double UPPER_LIMIT = 4.0;
    private static final int SCHEDULE_BATCH = 1_000;

    private final DataSource source;
    private final Calls calls;

    DbSchedulerPeer(DataSource source, Calls calls) {
        this.source = source;
        this.calls = calls;
    }

    /// Puts `sends` due tasks into its table; not part of what is measured, as planning is not part of ours.
    void plan(int sends) {
        OneTimeTask<Void> task = Tasks.oneTime("send").execute((instance, context) -> {});
        Scheduler planner = Scheduler.create(source, task).build();
        Instant due = Instant.EPOCH;
        for (int from = 0; from < sends; from += SCHEDULE_BATCH) {
            List<TaskInstance<?>> batch = IntStream.range(from, Math.min(sends, from + SCHEDULE_BATCH))
                    .<TaskInstance<?>>mapToObj(psid -> task.instance(Integer.toString(psid)))
                    .toList();
            planner.scheduleBatch(batch, due);
        }
    }

    /// Executes everything that is planned; returns when the last call was answered and the last task deleted.
    void execute(int sends) {
        CountDownLatch answered = new CountDownLatch(sends);
        OneTimeTask<Void> task = Tasks.oneTime("send").execute((instance, context) -> {
            calls.send(Long.parseLong(instance.getId()));
            answered.countDown();
        });
        Scheduler scheduler = Scheduler.create(source, task)
                .threads(THREADS)
                .pollUsingLockAndFetch(LOWER_LIMIT, UPPER_LIMIT)
                .pollingInterval(Duration.ofMillis(10))
                .build();
        scheduler.start();
        try {
            answered.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bench was interrupted", stopped);
        } finally {
            scheduler.stop();
        }
    }
}
