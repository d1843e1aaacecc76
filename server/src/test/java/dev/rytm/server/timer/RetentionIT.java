package dev.rytm.server.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.world.World;
import dev.rytm.store.Database;
import dev.rytm.store.send.SendPartitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// May 2022 is over on the first of June; what it holds is from the twentieth.
final class RetentionIT {

    private static final Instant JUNE = Instant.parse("2022-06-01T00:00:00Z");
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final World world = new World();

    @BeforeEach
    void fill() {
        world.in(transaction -> new SendPartitions(transaction).prepare(World.START));
        execute("""
                insert into raw_body (arrived_at, body_key, body)
                values ('2022-05-20T12:00:00Z', decode(repeat('aa', 32), 'hex'), 'x')
                """);
        execute("""
                insert into inbox (page_id, event_at, event_key, contact_id, kind, event, processed_at)
                values (1, '2022-05-20T12:00:00Z', decode(repeat('aa', 32), 'hex'), 'anna', 'read', '{}', now())
                """);
        execute("""
                insert into send (period_start, page_id, id, contact_id, kind, state, planned_at, due_at, not_after,
                                  next_due_at, attempt_id)
                values ('2022-05-20', 1, 's1', 'anna', 'message', 'FAILED', '2022-05-20T12:00:00Z',
                        '2022-05-20T12:00:00Z', '2022-05-21T12:00:00Z', '2022-05-20T12:00:00Z', 'a1')
                """);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void execute(String sql) {
        world.run(transaction -> transaction.statements().update(sql));
    }

    private void nightAt(Instant now) {
        retention(world.database(), now).once();
    }

    private static Retention retention(Database database, Instant now) {
        return new Retention(database, InstantSource.fixed(now), InstantSource.system(), new TimerConfig(30, 400, 400));
    }

    private boolean has(String partition) {
        return world.count("select count(*) from pg_class where relname = '" + partition + "'") == 1;
    }

    @Test
    void forgetsWhatTheTeamHasSeenLongAgo() {
        execute("""
                insert into team_notice (page_id, contact_id, kind, text, flow_id, step_id, at, seen_at)
                values (1, 'anna', 'MESSAGE', 'seen', 'f', 's', '2022-06-01T00:00:00Z', now()),
                       (1, 'anna', 'MESSAGE', 'new', 'f', 's', '2022-06-01T00:00:00Z', null)
                """);
        Instant old = JUNE.plus(Duration.ofDays(400));

        nightAt(old);
        assertThat(world.count("select count(*) from team_notice")).isEqualTo(2);
        nightAt(old.plus(INSTANT));
        assertThat(world.count("select count(*) from team_notice where text = 'new'"))
                .isEqualTo(1);
        assertThat(world.count("select count(*) from team_notice")).isEqualTo(1);
    }

    @Test
    void forgetsReceiversAtWhichNothingHasFailedForLong() {
        execute("""
                insert into failing_receiver (page_id, url_hash, failed_at)
                values (1, 1, clock_timestamp() - interval '49 hours'), (1, 2, clock_timestamp())
                """);

        nightAt(JUNE);

        assertThat(world.count("select url_hash from failing_receiver")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"raw_body, 30", "inbox, 400", "send, 400"})
    void keepsAMonthUntilAllOfItIsOldEnough(String table, int days) {
        Instant old = JUNE.plus(Duration.ofDays(days));

        nightAt(old.minus(INSTANT));
        assertThat(has(table + "_2022_05")).isTrue();

        nightAt(old);
        assertThat(has(table + "_2022_05")).isFalse();
        assertThat(has(table + "_2022_06")).isTrue();
        assertThat(has(table + "_default")).isTrue();
    }

    @Test
    void keepsTheNotesOfDecisions() {
        nightAt(JUNE.plus(Duration.ofDays(4_000)));

        assertThat(has("inbox_2022_09")).isFalse();
        assertThat(has("decision_note_2022_05")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "raw_body | reason = 'it cannot be read' | reason = null",
                "inbox    | processed_at = null | processed_at = now()",
                "inbox    | processed_at = null, parked = 'it cannot be decided' | processed_at = now(), parked = null",
                "send     | state = 'DUE' | state = 'FAILED'",
                "send     | state = 'CLAIMED' | state = 'FAILED'",
                "send     | state = 'SENDING' | state = 'UNKNOWN_FINAL'",
                "send     | state = 'UNKNOWN' | state = 'UNKNOWN_FINAL'"
            })
    void keepsAMonthInWhichSomethingIsNotOver(String table, String open, String over) {
        Instant late = JUNE.plus(Duration.ofDays(1_000));
        execute("update " + table + " set " + open);
        nightAt(late);
        assertThat(has(table + "_2022_05")).isTrue();

        execute("update " + table + " set " + over);
        nightAt(late);

        assertThat(has(table + "_2022_05")).isFalse();
    }

    @Test
    void waitsForAnotherNightWhileSomebodyUsesTheTable() throws Exception {
        Instant late = JUNE.plus(Duration.ofDays(1_000));
        CountDownLatch inUse = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> user = threads.submit(() -> world.run(transaction -> {
                transaction.statements().update("update inbox set attempts = attempts + 1");
                inUse.countDown();
                await(enough);
            }));
            inUse.await();
            nightAt(late);
            assertThat(has("inbox_2022_05")).isTrue();
            assertThat(has("send_2022_05")).isFalse();
            enough.countDown();
            user.get();
        }

        nightAt(late);

        assertThat(has("inbox_2022_05")).isFalse();
    }

    @Test
    void dropsOnSeveralNodesAtOnceWithoutAnybodyFailing() throws Exception {
        List<Future<?>> nodes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                nodes.add(threads.submit(() -> nightAt(JUNE.plus(Duration.ofDays(1_000)))));
            }
        }
        for (Future<?> node : nodes) {
            node.get();
        }

        nightAt(JUNE.plus(Duration.ofDays(1_000)));

        assertThat(world.count("select count(*) from pg_class where relname ~ '^(inbox|raw_body|send)_2022_0[5-9]$'"))
                .isZero();
    }

    @Test
    void restsUntilTheNextNight() {
        assertThat(Retention.untilNight(Instant.parse("2022-06-01T01:59:59Z"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Retention.untilNight(Instant.parse("2022-06-01T02:00:00Z"))).isEqualTo(Duration.ofHours(24));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
