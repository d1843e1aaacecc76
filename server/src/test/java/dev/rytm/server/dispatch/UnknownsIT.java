package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.notification;
import static dev.rytm.server.dispatch.Stage.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.dispatch.PretendGraph.Reply;
import dev.rytm.store.SendProofs.Proof;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of an attempt whose outcome is not known: proven by an echo, or by an answer that comes late.
final class UnknownsIT extends UnknownOutcome {

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
        assertThat(dying.intend()).hasSize(1);
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
}
