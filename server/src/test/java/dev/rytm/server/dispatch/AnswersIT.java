package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.notification;
import static dev.rytm.server.dispatch.Stage.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.PlannedSend;
import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.server.dispatch.PretendGraph.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What our ledger says after each kind of answer to a first attempt.
final class AnswersIT {

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

    @Test
    void isSentWhenMetaTakesIt() {
        send(Reply.ACCEPT);

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(stage.column("s1", "message_id")).isEqualTo("m_1");
        assertThat(stage.told()).containsExactly("s1 accepted");
        assertThat(stage.graph.received.getFirst().attemptId()).isEqualTo("20220801.1.s1");
        assertThat(stage.graph.received.getFirst().onToken()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1893015",
        "100, 0",
        "9, 2018352",
        "613, 1893016",
        "10, 2018278",
        "10, 2018065",
        "10, 2534022",
        "551, 0",
        "200, 1545041",
        "100, 2018001",
        "10, 2018108",
        "100, 2018008",
        "100, 2018047",
        "100, 2018294",
        "10, 1404170",
        "10, 2999999",
        "200, 2999999"
    })
    void isFailedWhenMetaRefusesForGood(int code, int subcode) {
        send(Reply.error(code, subcode));

        assertThat(stage.state("s1")).isEqualTo("FAILED");
        assertThat(stage.column("s1", "code")).isEqualTo("" + code);
        assertThat(stage.told()).containsExactly("s1 failed");
        assertThat(node.round()).isZero();
    }

    @Test
    void isFailedWithoutACallWhenTheMessageBreaksALimit() {
        stage.agree("anna", "berta");
        stage.plan("anna", saying("fits", 2_000));
        stage.plan("berta", saying("breaks", 2_001));
        node.run();

        assertThat(stage.state("fits")).isEqualTo("SENT ANSWER");
        assertThat(stage.state("breaks")).isEqualTo("FAILED");
        assertThat(stage.column("breaks", "concat_ws(' ', code, message)"))
                .isEqualTo("0 The text has 2001 characters; at most 2000 are allowed: shorten it.");
        assertThat(stage.graph.received).hasSize(1);
        assertThat(stage.told()).containsExactlyInAnyOrder("fits accepted", "breaks failed");
        assertThat(stage.count("select count(*) from inbox where event -> 'outcome' ->> 'rejection' = 'CONTENT'"))
                .isOne();
    }

    private static PlannedSend saying(String id, int letters) {
        PlannedSend send = notification(id);
        return new PlannedSend(
                id,
                send.kind(),
                send.dueAt(),
                send.notAfter(),
                new OutgoingMessage.Text("x".repeat(letters), List.of()),
                send.topic(),
                send.frequency(),
                send.zone(),
                null,
                null,
                send.source());
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "1200, 0", "2018300, 0", "2018321, 0"})
    void isTriedAgainAfterAPauseWhenMetaRefusesForTheMoment(int code, int subcode) throws Exception {
        send(Reply.error(code, subcode));

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.column("s1", "tries")).isEqualTo("1");
        assertThat(stage.told()).isEmpty();

        stage.graph.answers(Reply.ACCEPT);
        Thread.sleep(40);
        node.round();
        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @Test
    void isGivenUpAfterEightRefusalsForTheMoment() {
        send(Reply.error(2, 0));
        for (int i = 0; i < 10; i++) {
            stage.execute("update send set retry_at = null");
            node.round();
        }

        assertThat(stage.state("s1")).isEqualTo("FAILED");
        assertThat(stage.graph.received).hasSize(8);
    }

    @Test
    void waitsUntilMetasNextEligibleTimeWhenItIsTooEarly() {
        send(new Reply(400, """
                {"error":{"message":"too early","code":4,"error_subcode":2018354,
                          "error_data":{"next_eligible_time":%d}}}
                """.formatted(NOON.plus(Duration.ofHours(3)).getEpochSecond()), ""));

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(node.round()).isZero();
    }

    @Test
    void isRefusedWhenMetasNextEligibleTimeIsTooLate() {
        stage.agree("anna");
        stage.plan("anna", planned("s1", Kind.NOTIFICATION, NOON, NOON.plus(Duration.ofMinutes(30))));
        stage.graph.answers(Reply.error(4, 2018354));
        node.round();

        assertThat(stage.state("s1")).isEqualTo("REFUSED NOT_YET_ELIGIBLE");
        assertThat(stage.told()).containsExactly("s1 refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | <html>oops</html>",
                "502 | ''",
                "200 | {\"recipient_id\":\"anna\"}",
                "200 | {\"recipient_id\":\"somebody\",\"message_id\":\"m\"}",
                "200 | {\"recip",
                "400 | {\"error\":{\"message\":\"?\",\"code\":1,\"error_subcode\":1357046}}",
                "400 | {\"error\":{\"message\":\"?\",\"code\":987654}}"
            })
    void isUnknownWhenTheAnswerTellsNothing(int status, String body) {
        send(new Reply(status, body, ""));

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.told()).containsExactly("s1 unknown");
        assertThat(node.round()).isZero();
    }

    @Test
    void isUnknownWhenNoAnswerComesInTime() {
        DispatchConfig quick = new DispatchConfig(
                Duration.ofSeconds(20),
                Duration.ofMillis(300),
                Duration.ofMillis(200),
                Duration.ofSeconds(60),
                Duration.ofMillis(20),
                1000,
                false);
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(_ -> {
            Thread.sleep(1_000);
            return Reply.ACCEPT;
        });

        stage.node(quick).round();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
    }

    @Test
    void isTriedAgainWhenThereWasNoConnection() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.close();

        node.round();

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.column("s1", "retry_at is not null")).isEqualTo("true");
    }

    @Test
    void isTriedAgainWhenTheGateIsClosedAndNothingArrives() {
        DispatchConfig shut = new DispatchConfig(
                Duration.ofSeconds(20),
                Duration.ofSeconds(3),
                Duration.ZERO,
                Duration.ofSeconds(60),
                Duration.ofMillis(20),
                1000,
                false);
        stage.agree("anna");
        stage.plan("anna", notification("s1"));

        stage.node(shut).round();

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.graph.received).isEmpty();
        assertThat(List.of(stage.column("s1", "tries"))).containsExactly("0");
    }
}
