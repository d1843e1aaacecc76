package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.WEEK_END;
import static dev.rytm.server.dispatch.Stage.notification;
import static dev.rytm.server.dispatch.Stage.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.dispatch.PretendGraph.Reply;
import dev.rytm.store.SendProofs.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of an attempt whose outcome is not known: an echo, one probe while Meta would refuse a repeat, or
/// nothing.
final class UnknownsIT {

    private static final Reply NO_WORD = new Reply(500, "oops", "");
    private static final Reply TOO_EARLY = Reply.error(4, 2018354);

    private Stage stage = new Stage();
    private Node node = stage.node();

    @AfterEach
    void close() {
        stage.close();
    }

    /// One notification of unknown outcome; the quiet time is over.
    private void unknown() throws InterruptedException {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(NO_WORD);
        node.round();
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        Thread.sleep(120);
    }

    private void echo(String attemptId, String messageId) {
        Proof proof = new Proof(new ContactKey(stage.page, "anna"), attemptId, messageId, stage.clock.instant());
        stage.database.inTransaction(t -> {
            t.outbox().prove(List.of(proof));
            return proof;
        });
    }

    @Test
    void isProvenByAnEchoOfItsAttempt() throws Exception {
        unknown();

        echo("20220801.1.s1", "m7");

        assertThat(stage.state("s1")).isEqualTo("SENT ECHO");
        assertThat(stage.column("s1", "message_id")).isEqualTo("m7");
        assertThat(stage.told()).containsExactly("s1 unknown", "s1 accepted");
    }

    @Test
    void isNotProvenByAnotherPersonsEcho() throws Exception {
        unknown();
        Proof proof = new Proof(new ContactKey(stage.page, "berta"), "20220801.1.s1", "m7", NOON);

        stage.database.inTransaction(t -> {
            t.outbox().prove(List.of(proof));
            return proof;
        });

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
    }

    @Test
    void isProvenByAnEchoThatComesBeforeTheAnswer() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(received -> {
            echo(received.attemptId(), "m_1");
            return Reply.ACCEPT;
        });

        node.round();

        assertThat(stage.state("s1")).isEqualTo("SENT ECHO");
        assertThat(stage.told()).containsExactly("s1 accepted");
    }

    @Test
    void isProvenByAnEchoEvenWhenMetaSaidThatItFailedForTheMoment() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(Reply.error(2, 0));
        node.round();

        echo("20220801.1.s1", "m7");

        assertThat(stage.state("s1")).isEqualTo("SENT ECHO");
        stage.execute("update send set retry_at = null");
        assertThat(node.round()).isZero();
    }

    @Test
    void keepsAnEchoThatContradictsAFailure() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(Reply.error(100, 2018008));
        node.round();

        echo("20220801.1.s1", "m7");

        assertThat(stage.state("s1")).isEqualTo("FAILED");
        assertThat(stage.count("select count(*) from send_evidence where send_id = 's1' and message_id = 'm7'"))
                .isEqualTo(1);
    }

    @Test
    void keepsNothingOfTheEchoOfAnAnsweredSend() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        node.round();

        echo("20220801.1.s1", "m_1");

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(stage.count("select count(*) from send_evidence")).isZero();
    }

    @Test
    void isProvenByMetasRefusalOfTheProbe() throws Exception {
        unknown();
        stage.graph.answers(TOO_EARLY);

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT COOLDOWN");
        assertThat(stage.graph.received).hasSize(2);
        assertThat(stage.graph.received.get(1).attemptId()).isEqualTo("20220801.2.s1");
        assertThat(stage.told()).containsExactly("s1 unknown", "s1 accepted");
    }

    @Test
    void isSentByTheProbeWhenTheFirstAttemptHadNotArrived() throws Exception {
        unknown();
        stage.graph.answers(Reply.ACCEPT);

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(stage.graph.received).hasSize(2);
    }

    @Test
    void isProbedOnlyOnce() throws Exception {
        unknown();
        node.recover();
        Thread.sleep(120);
        node.recover();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.graph.received).hasSize(2);
    }

    @Test
    void isProbedAgainWhenTheProbeWasNone() throws Exception {
        unknown();
        stage.graph.answers(Reply.error(2, 0));
        node.recover();
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        stage.graph.answers(TOO_EARLY);
        Thread.sleep(60);

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT COOLDOWN");
    }

    @Test
    void isNotProbedBeforeTheQuietTimeIsOver() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(NO_WORD);
        node.round();

        node.recovery.once();
        node.settle();

        assertThat(stage.graph.received).hasSize(1);
    }

    @Test
    void isProbedUpToTheEndOfItsPeriodLessTheQuietTime() throws Exception {
        unknown();
        stage.graph.answers(TOO_EARLY);
        // The row's own last moment comes 60 s before the end, so it is the earlier one; give it more.
        stage.execute("update send set not_after = '2022-08-20T00:00:00Z'");
        stage.clock.turnTo(WEEK_END.minus(Duration.ofMillis(60_101)));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT COOLDOWN");
    }

    @Test
    void isNeverProbedInTheNextPeriodEvenIfEverythingElseAllowsIt() throws Exception {
        unknown();
        stage.graph.answers(Reply.ACCEPT);
        stage.execute("update send set not_after = '2022-08-20T00:00:00Z', final_at = '2022-08-20T00:00:00Z'");
        stage.clock.turnTo(WEEK_END.plusSeconds(1));

        node.recover();

        assertThat(stage.graph.received).hasSize(1);
        stage.clock.turnTo(Instant.parse("2022-08-20T00:00:00Z"));
        node.recover();
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN_FINAL");
        assertThat(stage.graph.received).hasSize(1);
    }

    @Test
    void isGivenUpWhenItsPeriodIsOverAndStillProvenByALateEcho() throws Exception {
        unknown();
        stage.clock.turnTo(WEEK_END);
        node.recover();
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN_FINAL");
        assertThat(stage.graph.received).hasSize(1);

        echo("20220801.1.s1", "m7");

        assertThat(stage.state("s1")).isEqualTo("SENT ECHO");
        assertThat(stage.told()).containsExactly("s1 unknown", "s1 unknown-for-good", "s1 accepted");
    }

    @Test
    void isProbedWithinTheCooldownLessAnHourWhereACooldownRules() throws Exception {
        restart("messenger-2023");
        unknown();
        stage.graph.answers(TOO_EARLY);
        stage.clock.turn(Duration.ofHours(23).minusMillis(1));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT COOLDOWN");
    }

    @Test
    void isNotProbedAnHourBeforeTheCooldownEnds() throws Exception {
        restart("messenger-2023");
        unknown();
        stage.graph.answers(Reply.ACCEPT);
        stage.execute("update send set final_at = '2022-08-20T00:00:00Z'");
        stage.clock.turn(Duration.ofHours(23));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.graph.received).hasSize(1);
    }

    @Test
    void isNotProbedAfterAStop() throws Exception {
        unknown();
        stage.change(
                "anna",
                contact -> contact.withConsents(Map.of(Stage.NEWS, Stage.consent(contact, ConsentStatus.STOPPED))));

        node.recover();

        assertThat(stage.graph.received).hasSize(1);
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
    }

    @Test
    void isNotProbedOnATokenThatCameLater() throws Exception {
        unknown();
        stage.clock.turn(Duration.ofMinutes(1));
        stage.execute("update send set attempted_at = attempted_at - interval '2 days'");

        node.recover();

        assertThat(stage.graph.received).hasSize(1);
    }

    @Test
    void isProbedWhenThePauseThatHeldItIsLifted() throws Exception {
        unknown();
        stage.graph.answers(TOO_EARLY);
        stage.database.inTransaction(t -> {
            t.pages().pause(stage.page, true);
            return true;
        });
        node.recover();
        assertThat(stage.graph.received).hasSize(1);

        stage.database.inTransaction(t -> {
            t.pages().pause(stage.page, false);
            return true;
        });
        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT COOLDOWN");
    }

    @Test
    void holdsItsPeriodAgainstAnotherNotification() throws Exception {
        unknown();
        stage.plan("anna", notification("s2"));

        node.round();

        assertThat(stage.state("s2")).isEqualTo("REFUSED PERIOD_USED");
        assertThat(stage.graph.received).hasSize(1);
    }

    @Test
    void isNeverProbedIfItIsARequestOrAWindowMessage() throws Exception {
        stage.change("anna", contact -> contact.withLastInteractionAt(NOON));
        stage.plan(
                "anna",
                planned("ask", Kind.OPT_IN_REQUEST, NOON, NOON.plus(Duration.ofHours(23))),
                planned("say", Kind.MESSAGE, NOON, NOON.plus(Duration.ofHours(23))));
        stage.graph.answers(NO_WORD);
        node.round();
        Thread.sleep(120);
        node.recover();
        assertThat(stage.graph.received).hasSize(2);

        stage.clock.turn(Duration.ofHours(1));
        node.recover();

        assertThat(stage.state("ask")).isEqualTo("UNKNOWN_FINAL");
        assertThat(stage.state("say")).isEqualTo("UNKNOWN_FINAL");
        assertThat(stage.graph.received).hasSize(2);
    }

    @Test
    void becomesUnknownWhenItsCallerDies() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        Node dying = stage.node();
        assertThat(dying.intents.write(dying.claimant.claim())).hasSize(1);
        stage.execute("update send set lease_until = clock_timestamp()");

        stage.node().recover();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.told()).containsExactly("s1 unknown");
    }

    @Test
    void believesAnAnswerThatComesAfterTheLease() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(_ -> {
            stage.execute("update send set lease_until = clock_timestamp()");
            node.recovery.once();
            return Reply.ACCEPT;
        });

        node.round();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(stage.told()).containsExactly("s1 unknown", "s1 accepted");
        assertThat(stage.count("select count(*) from send_evidence where kind = 'ANSWER'"))
                .isEqualTo(1);
    }

    private void restart(String pack) {
        stage.close();
        stage = new Stage(pack);
        node = stage.node();
    }
}
