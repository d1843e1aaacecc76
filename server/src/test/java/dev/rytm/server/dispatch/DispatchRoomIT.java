package dev.rytm.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Rules;
import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.messenger.graph.GraphConfig;
import dev.rytm.server.dispatch.PretendGraph.Reply;
import dev.rytm.server.room.Bell;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The room as it runs in the product: its own threads, its own pace.
final class DispatchRoomIT {

    private final Stage stage = new Stage();
    private final GraphClient graph = new GraphClient(
            new GraphConfig(stage.graph.url(), "v24.0", Duration.ofSeconds(10), Duration.ofSeconds(30), 200));
    private final Bell bell = new Bell();

    @AfterEach
    void close() {
        graph.close();
        stage.close();
    }

    private DispatchRoom room(String name) {
        return new DispatchRoom(
                new DispatchRoom.Tools(
                        stage.database,
                        stage.catalogs,
                        new Rules(),
                        stage.decide(),
                        graph,
                        200,
                        new SimpleMeterRegistry()),
                new Timing(name, Stage.TIMINGS, stage.clock, InstantSource.system()),
                new DispatchRoom.Bells(bell, new Bell(), new Bell(), new Bell()));
    }

    private void await(String state, long many) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!Long.valueOf(many).equals(stage.states().get(state)) && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(stage.states()).containsEntry(state, many);
    }

    @Test
    void sendsWhatIsDueAndWhatComesDue() {
        stage.crowd(stage.page, 500);
        stage.execute("update send set next_due_at = next_due_at + interval '1 day' where id in ('s1', 's2')");
        try (DispatchRoom one = room("one");
                DispatchRoom two = room("two")) {
            one.start();
            two.start();
            await("SENT", 498);

            stage.clock.turn(Duration.ofDays(1));
            bell.ring();

            await("SENT", 500);
        }
        assertThat(stage.graph.received).hasSize(500);
        assertThat(stage.database
                        .inTransaction(t -> t.outbox().backlog(stage.clock.instant()))
                        .isQuiet())
                .isTrue();
    }

    @Test
    void resolvesUnknownOutcomesByItself() {
        stage.crowd(stage.page, 20);
        stage.graph.answers(received ->
                received.attemptId().contains(".1.") ? new Reply(500, "oops", "") : Reply.error(4, 2018354));
        try (DispatchRoom room = room("one")) {
            room.start();

            await("SENT", 20);
        }
        assertThat(stage.count("select count(*) from send where evidence = 'COOLDOWN'"))
                .isEqualTo(20);
        assertThat(stage.graph.received).hasSize(40);
    }

    @Test
    void writesDownWhatIsUnderWayBeforeItCloses() throws Exception {
        stage.crowd(stage.page, 30);
        CountDownLatch asked = new CountDownLatch(10);
        stage.graph.answers(_ -> {
            asked.countDown();
            Thread.sleep(400);
            return Reply.ACCEPT;
        });
        DispatchRoom room = room("one");
        room.start();
        asked.await();
        long start = System.nanoTime();

        room.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(stage.states().keySet()).isSubsetOf("SENT", "DUE");
        assertThat(stage.states()).containsEntry("SENT", (long) stage.graph.received.size());
        assertThat(stage.states()).isNotEqualTo(Map.of());
    }
}
