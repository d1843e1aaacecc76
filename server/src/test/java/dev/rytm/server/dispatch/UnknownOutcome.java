package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.notification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.dispatch.PretendGraph.Reply;
import dev.rytm.store.SendProofs.Proof;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// An attempt whose outcome is not known, and the ways in which word of it comes in.
abstract class UnknownOutcome {

    static final Reply NO_WORD = new Reply(500, "oops", "");
    static final Reply TOO_EARLY = Reply.error(4, 2018354);

    Stage stage = new Stage();
    Node node = stage.node();

    @AfterEach
    void close() {
        stage.close();
    }

    /// One notification of unknown outcome; the quiet time is over.
    void unknown() throws InterruptedException {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(NO_WORD);
        node.round();
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        Thread.sleep(120);
    }

    void echo(String attemptId, String messageId) {
        Proof proof = new Proof(new ContactKey(stage.page, "anna"), attemptId, messageId, stage.clock.instant());
        stage.database.inTransaction(t -> {
            t.outbox().prove(List.of(proof));
            return proof;
        });
    }

    void restart(String pack) {
        stage.close();
        stage = new Stage(pack);
        node = stage.node();
    }
}
