package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.WEEK_END;
import static dev.rytm.server.dispatch.Stage.notification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.dispatch.PretendGraph.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Until when a send waits that Meta calls too early, and what the consent learns of it.
final class TooEarlyIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private Stage stage = new Stage("messenger-2023");

    @AfterEach
    void close() {
        stage.close();
    }

    private Node early(Reply token) {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(Reply.error(4, 2018354));
        stage.graph.tellsOfTokens(_ -> token);
        Node node = stage.node();
        node.round();
        stage.graph.answers(Reply.ACCEPT);
        return node;
    }

    private void assertGoesAt(Node node, Instant next) {
        assertThat(stage.state("s1")).isEqualTo("DUE");
        stage.clock.turnTo(next.minusMillis(1));
        assertThat(node.round()).isZero();
        stage.clock.turnTo(next);
        node.round();
        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @Test
    void waitsUntilTheTokenMayBeUsedAgain() {
        Instant next = NOON.plus(Duration.ofMinutes(10));

        Node node = early(Reply.token("anna", next));

        assertThat(stage.nextTimes()).containsExactly(next.toString());
        assertGoesAt(node, next);
        assertThat(stage.graph.read).hasSize(1);
    }

    @Test
    void isRefusedWhenThatIsTooLateAndTheConsentKnowsUntilWhen() {
        Instant next = WEEK_END.plusSeconds(1);

        early(Reply.token("anna", next));

        assertThat(stage.state("s1")).isEqualTo("REFUSED NOT_YET_ELIGIBLE");
        assertThat(stage.column("s1", "(next_allowed_at = '%s')".formatted(next)))
                .isEqualTo("true");
        assertThat(stage.nextTimes()).containsExactly(next.toString());
    }

    @Test
    void waitsAnHourWhenNothingIsKnownOfTheToken() {
        Node node = early(new Reply(500, "oops", ""));

        assertThat(stage.nextTimes()).isEmpty();
        assertGoesAt(node, NOON.plus(HOUR));
    }

    @Test
    void waitsAnHourWhenTheTokenTellsNoNextTime() {
        assertGoesAt(early(Reply.token("anna", null)), NOON.plus(HOUR));
    }

    @Test
    void waitsAnHourWhenTheTokensNextTimeHasPassed() {
        assertGoesAt(early(Reply.token("anna", NOON.minusSeconds(1))), NOON.plus(HOUR));
    }

    @Test
    void asksForNoTokenWhereOnlyPeriodsRule() {
        stage.close();
        stage = new Stage();

        Node node = early(Reply.token("anna", NOON.plus(Duration.ofMinutes(10))));

        assertThat(stage.graph.read).isEmpty();
        assertGoesAt(node, NOON.plus(HOUR));
    }

    @Test
    void believesTheErrorItselfAndAsksForNothing() {
        Instant next = NOON.plus(Duration.ofHours(3));
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.graph.answers(new Reply(400, """
                {"error":{"message":"too early","code":4,"error_subcode":2018354,
                          "error_data":{"next_eligible_time":%d}}}
                """.formatted(next.getEpochSecond()), ""));
        Node node = stage.node();
        node.round();
        stage.graph.answers(Reply.ACCEPT);

        assertThat(stage.graph.read).isEmpty();
        assertThat(stage.nextTimes()).containsExactly(next.toString());
        assertGoesAt(node, next);
    }
}
