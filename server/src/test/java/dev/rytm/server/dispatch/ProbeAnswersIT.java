package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.dispatch.PretendGraph.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the answer to a probe leaves behind: on its row, at its person, on its page.
final class ProbeAnswersIT extends UnknownOutcome {

    @Test
    void countsAsSentWhenItsExchangeWasOverHoweverLateTheProofCame() throws Exception {
        unknown();
        stage.graph.answers(TOO_EARLY);
        stage.clock.turn(Duration.ofHours(20));

        node.recover();

        assertThat(stage.column("s1", "(answered_at = '%s')".formatted(NOON.plusSeconds(30))))
                .isEqualTo("true");
        assertThat(stage.count("""
                        select count(*) from inbox
                         where event -> 'outcome' ->> 'evidence' = 'COOLDOWN' and event -> 'outcome' ->> 'at' = ?
                        """, NOON.plusSeconds(30).toString())).isOne();
    }

    /// Meta's word on the person is as of the probe; whether the first attempt arrived it does not tell.
    @ParameterizedTest
    @CsvSource({
        "10, 1893015, no, NOTIFICATIONS_STOPPED",
        "100, 0, The notification_messages_token is invalid, TOKEN_INVALID",
        "100, 0, The notification_messages_token has expired, TOKEN_EXPIRED",
        "551, 0, no, UNREACHABLE",
        "10, 2018108, no, UNREACHABLE_FOR_NOW"
    })
    void tellsThePersonsInboxWhatItsProbeMet(int code, int subcode, String words, String rejection) throws Exception {
        unknown();
        stage.graph.answers(Reply.error(code, subcode, words));
        stage.clock.turn(Duration.ofMinutes(5));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.told()).containsExactly("s1 unknown", "s1 failed");
        assertThat(stage.count(
                        "select count(*) from inbox where event -> 'outcome' ->> 'rejection' = ? and event ->> 'startedAt' = ?",
                        rejection,
                        NOON.plus(Duration.ofMinutes(5)).toString()))
                .isOne();
        node.recover();
        assertThat(stage.graph.received).hasSize(2);
    }

    @Test
    void tellsThePersonsInboxWhatItsProbeMetEvenAfterTheLease() throws Exception {
        unknown();
        stage.graph.answers(_ -> {
            stage.execute("update send set lease_until = clock_timestamp()");
            node.recovery.once();
            return Reply.error(10, 1893015);
        });

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.told()).containsExactly("s1 unknown", "s1 unknown", "s1 failed");
    }

    @ParameterizedTest
    @CsvSource({"100, 2018008", "10, 2999999", "10, 2018278"})
    void tellsNothingOfWhatDoesNotConcernThePerson(int code, int subcode) throws Exception {
        unknown();
        stage.graph.answers(Reply.error(code, subcode));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.told()).containsExactly("s1 unknown");
    }

    @Test
    void disconnectsThePageWhenItsProbesMeetADoubtfulErrorAgainAndAgain() throws Exception {
        unknown();
        stage.graph.answers(Reply.error(1, 99));
        for (int tries = 1; tries <= 7; tries++) {
            node.recover();
            stage.execute("update send set retry_at = null");
        }
        assertThat(stage.count("select count(*) from page where not connected")).isZero();

        node.recover();

        assertThat(stage.count("select count(*) from page where not connected")).isOne();
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.graph.received).hasSize(9);
    }
}
