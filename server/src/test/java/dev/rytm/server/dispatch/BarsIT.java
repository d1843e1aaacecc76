package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.notification;
import static dev.rytm.server.dispatch.Stage.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.Restriction;
import dev.rytm.server.dispatch.PretendGraph.Reply;
import dev.rytm.store.PageBars;
import dev.rytm.store.SendProofs.Proof;
import dev.rytm.store.send.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Meta bars a page; one call a day later finds out whether it still does.
final class BarsIT {

    private static final Reply BARRED = Reply.error(10, 1893063);
    private static final Instant DAY_AFTER = NOON.plus(Bar.TRIAL_AFTER);

    private final Stage stage = new Stage();
    private final Node node = stage.node();

    @AfterEach
    void close() {
        stage.close();
    }

    private void bars(Consumer<PageBars> word) {
        stage.database.inTransaction(t -> {
            word.accept(t.pageBars());
            return true;
        });
    }

    private String restriction() {
        return stage.database.inTransaction(t -> t.statements()
                .one("select restriction from page where page_id = ?", row -> row.text("restriction"), stage.page));
    }

    /// Three people with a notification each; the first call was refused at noon.
    private void barAtNoon() {
        stage.crowd(stage.page, 3);
        stage.graph.answers(BARRED);
        node.round();
        stage.graph.received.clear();
        stage.execute("update send set retry_at = null");
        assertThat(restriction()).isEqualTo("SENDING_BARRED");
    }

    @Test
    void triesNothingAnInstantBefore24Hours() {
        barAtNoon();
        stage.graph.answers(Reply.ACCEPT);
        stage.clock.turnTo(DAY_AFTER.minusMillis(1));

        node.recover();

        assertThat(node.round()).isZero();
        assertThat(stage.graph.received).isEmpty();
    }

    @Test
    void triesWithOneCallAtExactly24HoursAndGoesOnWhenItIsAccepted() {
        barAtNoon();
        stage.graph.answers(Reply.ACCEPT);
        stage.clock.turnTo(DAY_AFTER);

        node.round();

        assertThat(stage.graph.received).hasSize(1);
        assertThat(restriction()).isEqualTo("NONE");
        node.recover();
        node.run();
        assertThat(stage.states()).containsOnly(Map.entry("SENT", 3L));
    }

    @Test
    void waitsAnother24HoursWhenTheTrialIsRefusedLikewise() {
        barAtNoon();
        stage.clock.turnTo(DAY_AFTER);
        node.round();
        node.run();
        assertThat(stage.graph.received).hasSize(1);
        stage.clock.turnTo(DAY_AFTER.plus(Bar.TRIAL_AFTER).minusMillis(1));
        node.run();
        assertThat(stage.graph.received).hasSize(1);

        stage.clock.turnTo(DAY_AFTER.plus(Bar.TRIAL_AFTER));
        node.run();

        assertThat(stage.graph.received).hasSize(2);
    }

    @Test
    void sendsNothingElseWhileTheOutcomeOfTheTrialIsOpen() {
        barAtNoon();
        stage.graph.answers(new Reply(500, "", ""));
        stage.clock.turnTo(DAY_AFTER);
        node.round();
        assertThat(stage.states()).containsEntry("UNKNOWN", 1L);
        stage.graph.answers(Reply.ACCEPT);

        node.run();

        assertThat(stage.graph.received).hasSize(1);
        assertThat(restriction()).isEqualTo("SENDING_BARRED");
    }

    @Test
    void probesTheTrialItselfAndIsFreeWhenThatIsAccepted() {
        barAtNoon();
        stage.graph.answers(new Reply(500, "", ""));
        stage.clock.turnTo(DAY_AFTER);
        node.round();
        stage.graph.answers(Reply.ACCEPT);
        stage.execute("update send set retry_at = null");

        node.recover();

        assertThat(stage.graph.received).hasSize(2);
        assertThat(stage.graph.received.get(1).psid())
                .isEqualTo(stage.graph.received.get(0).psid());
        assertThat(restriction()).isEqualTo("NONE");
    }

    @Test
    void isFreeWhenAnEchoProvesTheTrial() {
        barAtNoon();
        stage.graph.answers(new Reply(500, "", ""));
        stage.clock.turnTo(DAY_AFTER);
        node.round();
        var received = stage.graph.received.getFirst();
        stage.database.inTransaction(t -> {
            var key = new ContactKey(stage.page, received.psid());
            t.outbox().prove(List.of(new Proof(key, received.attemptId(), "m_1", DAY_AFTER)));
            return true;
        });

        assertThat(restriction()).isEqualTo("NONE");
    }

    /// The caller dies after the intent: the turn is not lost for ever.
    @Test
    void triesAgain24HoursAfterATrialWhoseCallerDied() {
        barAtNoon();
        stage.clock.turnTo(DAY_AFTER);
        List<Order> orders = node.intend();
        assertThat(orders).hasSize(1);
        assertThat(orders.getFirst().trial()).isTrue();
        stage.graph.answers(Reply.ACCEPT);
        stage.clock.turnTo(DAY_AFTER.plus(Bar.TRIAL_AFTER).minusMillis(1));
        node.run();
        assertThat(stage.graph.received).isEmpty();

        stage.clock.turnTo(DAY_AFTER.plus(Bar.TRIAL_AFTER));
        node.run();

        assertThat(stage.graph.received).isNotEmpty();
        assertThat(restriction()).isEqualTo("NONE");
    }

    @Test
    void leavesTheTurnToTheNextWhenTheAnswerSaysNothingAboutTheBar() {
        barAtNoon();
        stage.clock.turnTo(DAY_AFTER);
        stage.graph.answers(Reply.error(551, 0));
        node.round();
        assertThat(stage.states()).containsEntry("FAILED", 1L);
        assertThat(restriction()).isEqualTo("SENDING_BARRED");
        stage.graph.answers(Reply.ACCEPT);

        node.recover();
        node.run();

        assertThat(restriction()).isEqualTo("NONE");
    }

    @Test
    void triesNoBlockForThePagesPolicy() {
        stage.crowd(stage.page, 3);
        bars(page -> page.blocked(stage.page, NOON));
        stage.clock.turnTo(NOON.plus(Duration.ofDays(3)));

        node.run();

        assertThat(stage.graph.received).isEmpty();
    }

    @Test
    void letsOnlyARequestTryABarOfRequests() {
        bars(page -> page.refused(stage.page, Restriction.REQUESTS_BARRED, NOON));
        stage.clock.turnTo(DAY_AFTER);
        for (String psid : List.of("anna", "berta")) {
            stage.change(psid, contact -> contact.withLastInteractionAt(DAY_AFTER));
            stage.plan(
                    psid, planned("ask-" + psid, Kind.OPT_IN_REQUEST, DAY_AFTER, DAY_AFTER.plus(Duration.ofHours(23))));
        }
        stage.graph.answers(Reply.error(10, 1404170));

        node.run();

        assertThat(stage.graph.received).hasSize(1);
        assertThat(List.of(stage.state("ask-anna"), stage.state("ask-berta")))
                .containsExactlyInAnyOrder("FAILED", "REFUSED PAGE_RESTRICTED");
        assertThat(restriction()).isEqualTo("REQUESTS_BARRED");
    }

    @Test
    void wakesWhatTheBarHeldWhenItsTimeComes() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        List<Claim> claimed = node.claimant.claim();
        bars(page -> page.refused(stage.page, Restriction.SENDING_BARRED, NOON));
        node.intend(claimed);
        assertThat(stage.column("s1", "held")).isEqualTo("PAGE_RESTRICTED");
        assertThat(stage.database.inTransaction(t -> t.outbox().backlog(NOON)).nextDueAt())
                .isEqualTo(DAY_AFTER);
        stage.clock.turnTo(DAY_AFTER);

        node.run();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @Test
    void tellsTheClockWhenATrialComesDue() {
        barAtNoon();

        assertThat(stage.database
                        .inTransaction(t -> t.outbox().backlog(DAY_AFTER.minusMillis(1)))
                        .nextDueAt())
                .isEqualTo(DAY_AFTER);
        assertThat(stage.database
                        .inTransaction(t -> t.outbox().backlog(DAY_AFTER))
                        .due())
                .isEqualTo(3);
    }

    /// Nothing is locked at a claim: another node may have the row that tries, and is too late with it.
    @Test
    void leavesTheTrialToTheNodeThatWroteItsIntent() {
        barAtNoon();
        stage.clock.turnTo(DAY_AFTER);
        Node other = stage.node();
        List<Claim> ours = node.claimant.claim();
        List<Claim> theirs = other.claimant.claim();
        assertThat(theirs).hasSameSizeAs(ours);

        assertThat(node.intend(ours)).hasSize(1);
        assertThat(other.intend(theirs)).isEmpty();
        stage.execute("update send set next_due_at = due_at, held = null, held_version = null where state = 'DUE'");

        assertThat(stage.node().intend()).as("while the call is under way").isEmpty();
    }

    @Test
    void letsOneOfSeveralNodesTry() throws Exception {
        int many = 400;
        stage.crowd(stage.page, many);
        bars(page -> page.refused(stage.page, Restriction.SENDING_BARRED, NOON));
        stage.clock.turnTo(DAY_AFTER);
        stage.graph.answers(new Reply(500, "", ""));
        List<Node> nodes = List.of(stage.node(), stage.node(), stage.node(), stage.node());
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Callable<Integer>> all = nodes.stream()
                    .<Callable<Integer>>map(one -> () -> write(one))
                    .toList();
            int orders = 0;
            for (Future<Integer> one : threads.invokeAll(all)) {
                orders += one.get();
            }
            assertThat(orders).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(stage.states().get("SENDING")).isEqualTo(1L);
    }

    private static int write(Node node) {
        int orders = 0;
        for (int i = 0; i < 20; i++) {
            orders += node.intend().size();
        }
        return orders;
    }
}
