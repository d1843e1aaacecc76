package dev.rytm.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.PlannedSend;
import dev.rytm.server.dispatch.PretendGraph.Reply;
import dev.rytm.store.send.Claim;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How fast, and how fairly.
final class PacingIT {

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private static DispatchConfig pace(int perSecond) {
        return new DispatchConfig(
                Duration.ofSeconds(90),
                Duration.ofSeconds(40),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMillis(20),
                perSecond,
                false);
    }

    @Test
    void keepsToThePagesPaceHoweverManyNodesThereAre() {
        stage.crowd(stage.page, 400);
        Node one = stage.node(pace(50));
        Node other = stage.node(pace(50));
        long start = System.nanoTime();

        while (System.nanoTime() - start < Duration.ofMillis(2_000).toNanos()) {
            one.round();
            other.round();
            LockSupport.parkNanos(5_000_000);
        }

        double seconds = (System.nanoTime() - start) / 1e9;
        // At 50 a second, and what an idle page had saved up. A busy machine may be slower, never faster.
        assertThat(stage.graph.received.size()).isBetween(20, (int) (50 * seconds) + 11);
    }

    @Test
    void sharesABatchBetweenPages() {
        long small = stage.page("1002", "messenger-2022");
        stage.crowd(stage.page, 1_500);
        Map<String, List<PlannedSend>> few = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            few.put("q" + i, List.of(Stage.notification("t" + i)));
        }
        stage.agree(small, few.keySet());
        stage.plan(small, few);

        Node node = stage.node();
        node.widen(stage.page, 2_000);
        node.widen(small, 2_000);

        List<Claim> claims = node.claimant.claim();

        assertThat(claims)
                .filteredOn(claim -> claim.contact().pageId() == small)
                .hasSize(20);
        assertThat(claims).hasSizeGreaterThan(400);
    }

    /// Whatever it dies of, a node that has just started leaves few sends in doubt.
    @Test
    void beginsAPageWithAFewCallsAndMakesHalfAsManyMoreAfterEachRoundThatIsKnown() {
        stage.crowd(stage.page, 100);
        Node node = stage.node();

        assertThat(node.round()).isEqualTo(4);
        assertThat(node.round()).isEqualTo(6);
        assertThat(node.round()).isEqualTo(9);
        assertThat(stage.node().round())
                .as("another node, that has not called yet")
                .isEqualTo(4);
    }

    @Test
    void callsFewAtOnceWhileOutcomesStayUnknown() {
        stage.crowd(stage.page, 100);
        Node node = stage.node();
        node.widen(stage.page, 40);
        stage.graph.answers(_ -> UnknownOutcome.NO_WORD);

        assertThat(node.round()).isEqualTo(24);
        assertThat(node.round()).isEqualTo(4);
        assertThat(node.round()).isEqualTo(4);
    }

    @Test
    void isNotHeldUpByAPageWhoseAnswersAreSlow() {
        long slow = stage.page("1002", "messenger-2022");
        Map<String, List<PlannedSend>> waiting = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            waiting.put("q" + i, List.of(Stage.notification("t" + i)));
        }
        stage.agree(slow, waiting.keySet());
        stage.plan(slow, waiting);
        stage.crowd(stage.page, 300);
        CountDownLatch released = new CountDownLatch(1);
        stage.graph.answers(received -> {
            if (received.pageMetaId().equals("1002")) {
                released.await();
            }
            return Reply.ACCEPT;
        });
        Node node = stage.node(pace(250));

        while (sent(stage.page) < 300) {
            node.calls.begin(node.intend());
            node.outcomes.once();
            LockSupport.parkNanos(2_000_000);
        }

        assertThat(sent(slow)).isZero();
        assertThat(stage.graph.received)
                .filteredOn(received -> received.pageMetaId().equals("1002"))
                .hasSizeBetween(1, DispatchRoom.callsOfAPage(pace(250)));
        released.countDown();
        node.settle();
    }

    private long sent(long page) {
        return stage.count("select count(*) from send where page_id = ? and state = 'SENT'", page);
    }

    /// The figure that the design stands on: statements, not rows.
    @Test
    void costsAFewStatementsForAThousandRows() {
        stage.crowd(stage.page, 1_000);
        Node node = stage.node();
        node.widen(stage.page, 2_000);
        node.intents.write(List.of());
        // A bucket is full after a tenth of a second.
        LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        long before = stage.database.statementCount();

        List<Claim> claims = node.claimant.claim();
        long claimed = stage.database.statementCount();
        List<Order> orders = node.intend(claims);
        long intended = stage.database.statementCount();
        node.calls.begin(orders);
        while (node.calls.underWay() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        long answered = stage.database.statementCount();
        node.outcomes.once();
        long written = stage.database.statementCount();

        assertThat(claims).hasSize(1_000);
        assertThat(claimed - before).isEqualTo(3);
        // Five, and what it takes to read the catalog and the credentials for the first time.
        assertThat(intended - claimed).isLessThanOrEqualTo(15);
        // The rows, their persons, what waits for them, the catalog, the events: these persons have nothing to change.
        assertThat(written - answered).isLessThanOrEqualTo(5);
    }
}
