package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.notification;
import static dev.rytm.server.dispatch.Stage.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.server.dispatch.PretendGraph.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an answer to one message means for its whole page, and what it does not.
final class PageAnswersIT {

    private final Stage stage = new Stage();
    private final Node node = stage.node();

    @AfterEach
    void close() {
        stage.close();
    }

    private void send(Reply reply) {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(reply);
        assertThat(node.round()).isEqualTo(1);
        assertThat(stage.graph.received).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "17, 0", "32, 0", "613, 0", "80001, 0", "80006, 0", "613, 2018338"})
    void pausesThePageWhenCallsComeTooFast(int code, int subcode) {
        stage.agree("berta");
        stage.plan("berta", planned("s2", Kind.NOTIFICATION, NOON.plusSeconds(1), NOON.plusSeconds(9)));
        send(Reply.error(code, subcode)
                .withUsage(
                        "{\"1\":[{\"type\":\"messenger\",\"call_count\":100,\"estimated_time_to_regain_access\":2}]}"));

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.column("s1", "tries")).isEqualTo("0");
        assertThat(stage.count("""
                        select extract(epoch from paused_until - clock_timestamp())::bigint as count from send_pace
                         where page_id = ?
                        """, stage.page)).isBetween(115L, 121L);
        stage.clock.turn(Duration.ofSeconds(2));
        assertThat(node.round()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"190, 0", "190, 460", "10, 0", "200, 0", "200, 2018028", "100, 33", "100, 2018164"})
    void disconnectsThePageWhenAccessIsBroken(int code, int subcode) {
        send(Reply.error(code, subcode));

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.count("select count(*) from page where not connected")).isEqualTo(1);
        assertThat(node.round()).isZero();

        stage.clock.turnTo(Stage.WEEK_END);
        node.recover();
        assertThat(stage.state("s1")).isEqualTo("REFUSED PAGE_RESTRICTED");
    }

    /// Meta calls it unknown, and access is often what is missing: one such answer does not cut a whole page off.
    @Test
    void disconnectsThePageWhenADoubtfulErrorLasts() {
        send(Reply.error(1, 99));
        doubtfulErrors(6);
        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.count("select count(*) from page where not connected")).isZero();

        doubtfulErrors(1);

        assertThat(stage.graph.received).hasSize(8);
        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.count("select count(*) from page where not connected")).isOne();
        assertThat(node.round()).isZero();
    }

    @Test
    void countsDoubtfulErrorsAnewWhenTheAccessIsMended() {
        send(Reply.error(1, 99));
        doubtfulErrors(7);
        stage.execute("update page set connected = true, catalog_version = catalog_version + 1");

        doubtfulErrors(7);

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.count("select count(*) from page where not connected")).isZero();
    }

    private void doubtfulErrors(int many) {
        for (int i = 0; i < many; i++) {
            stage.execute("update send set retry_at = null");
            assertThat(node.round()).isOne();
        }
    }

    @Test
    void leavesThePageAloneWhenMetaRefusesOneMessageForAReasonWeDoNotKnow() {
        send(Reply.error(10, 2999999));

        stage.graph.answers(Reply.ACCEPT);
        stage.agree("berta");
        stage.plan("berta", notification("s2"));
        node.round();

        assertThat(stage.state("s2")).isEqualTo("SENT ANSWER");
        assertThat(stage.column("s1", "concat_ws(' ', code, subcode, message)")).isEqualTo("10 2999999 no");
        assertThat(stage.count("select count(*) from inbox where event -> 'outcome' ->> 'rejection' = 'UNEXPLAINED'"))
                .isOne();
    }

    @Test
    void goesOnWhenTheAccessIsMended() {
        send(Reply.error(190, 0));
        stage.graph.answers(Reply.ACCEPT);
        stage.execute("update page set connected = true, catalog_version = catalog_version + 1");

        node.round();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @ParameterizedTest
    @CsvSource({"10, 1893063", "368, 0", "2022, 0"})
    void barsThePageWhenMetaDoes(int code, int subcode) {
        send(Reply.error(code, subcode));

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.count("select count(*) from page where restriction = 'SENDING_BARRED'"))
                .isEqualTo(1);
        assertThat(node.round()).isZero();
    }

    @Test
    void barsRequestsOnlyWhenMetaDoes() {
        stage.change("anna", contact -> contact.withLastInteractionAt(NOON));
        stage.plan("anna", planned("ask", Kind.OPT_IN_REQUEST, NOON, NOON.plus(Duration.ofHours(23))));
        stage.graph.answers(Reply.error(10, 1404170));
        node.round();

        assertThat(stage.state("ask")).isEqualTo("FAILED");
        assertThat(stage.count("select count(*) from page where restriction = 'REQUESTS_BARRED'"))
                .isEqualTo(1);

        stage.graph.answers(Reply.ACCEPT);
        stage.agree("berta");
        stage.plan("berta", notification("s2"));
        node.round();
        assertThat(stage.state("s2")).isEqualTo("SENT ANSWER");
    }
}
