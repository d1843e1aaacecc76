package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.dispatch.PretendGraph.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Meta says of the token of an attempt whose outcome is not known, where a cooldown rules.
final class TokenEvidenceIT extends UnknownOutcome {

    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));
    private static final Reply NOT_NOW = new Reply(500, "oops", "");

    @BeforeEach
    void underACooldown() {
        restart("messenger-2023");
    }

    @Test
    void isProvenByATokenThatMayBeUsedAgainOnlyLater() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, TOMORROW));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT TOKEN");
        assertThat(stage.graph.received).hasSize(1);
        assertThat(stage.graph.read).containsExactly("anna");
        assertThat(stage.told()).containsExactly("s1 unknown", "s1 accepted");
        assertThat(stage.nextTimes()).containsExactly(TOMORROW.toString());
    }

    @Test
    void countsFromTheEndOfTheExchangeThatProvedIt() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, TOMORROW));
        stage.clock.turn(Duration.ofHours(5));

        node.recover();

        assertThat(stage.column("s1", "(answered_at = '%s')".formatted(NOON.plusSeconds(30))))
                .isEqualTo("true");
    }

    /// A minute is for clocks that differ: within it the token's next time may be that of the notification before.
    @ParameterizedTest
    @CsvSource({"60, UNKNOWN", "61, SENT TOKEN"})
    void isProvenBeyondTheMarginOfClocks(int seconds, String state) throws Exception {
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, NOON.plusSeconds(seconds)));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo(state);
        assertThat(stage.graph.received).hasSize(1);
    }

    @Test
    void isProbedWhenTheTokenIsFree() throws Exception {
        unknown();
        stage.graph.answers(Reply.ACCEPT);
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, YESTERDAY));
        stage.clock.turn(Duration.ofMinutes(5));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(stage.graph.read).hasSize(1);
        assertThat(stage.graph.received).hasSize(2);
    }

    @Test
    void isProbedWhenMetaTellsNoNextTime() throws Exception {
        unknown();
        stage.graph.answers(Reply.ACCEPT);
        stage.clock.turn(Duration.ofMinutes(5));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(stage.graph.read).hasSize(1);
        assertThat(stage.nextTimes()).isEmpty();
    }

    @Test
    void isNotAskedForWhereOnlyPeriodsRule() throws Exception {
        restart("messenger-2022");
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, TOMORROW));

        node.recover();

        assertThat(stage.graph.read).isEmpty();
        assertThat(stage.graph.received).hasSize(2);
    }

    @Test
    void isAskedForThreeTimesWithPausesAndThenProbedWithoutEvidence() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(_ -> NOT_NOW);
        stage.graph.answers(TOO_EARLY);
        stage.clock.turn(Duration.ofMinutes(5));
        for (int read = 1; read < TokenEvidence.MOST_READS; read++) {
            node.recover();
            node.recover();
            assertThat(stage.graph.read).as("once a pause").hasSize(read);
            assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
            assertThat(stage.graph.received).hasSize(1);
            stage.execute("update send set retry_at = null");
        }

        node.recover();

        assertThat(stage.graph.read).hasSize(TokenEvidence.MOST_READS);
        assertThat(stage.state("s1")).isEqualTo("SENT COOLDOWN");
    }

    @Test
    void isNotProvenByWhatIsSaidOfAnotherToken() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(_ -> Reply.token("berta", TOMORROW));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.nextTimes()).isEmpty();
    }

    @Test
    void isNotAskedForOfAConsentThatCameLater() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, TOMORROW));
        stage.execute("update send set attempted_at = attempted_at - interval '2 days'");

        node.recover();

        assertThat(stage.graph.read).isEmpty();
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
    }

    @Test
    void isNotAskedForWhileThePageIsNotConnected() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, TOMORROW));
        stage.execute("update page set connected = false, catalog_version = catalog_version + 1");
        node.recover();
        assertThat(stage.graph.read).isEmpty();
        stage.execute("update page set connected = true, catalog_version = catalog_version + 1");

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT TOKEN");
    }

    @Test
    void liftsTheBarThatItsSendTried() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, TOMORROW));
        stage.execute("""
                update page
                   set restriction = 'SENDING_BARRED', restricted_at = ?, trial_from = ?, trial_by = 's1',
                       catalog_version = catalog_version + 1
                """, YESTERDAY, TOMORROW);

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT TOKEN");
        assertThat(stage.count("select count(*) from page where restriction = 'NONE'"))
                .isOne();
    }

    @Test
    void isAskedForByOneNodeAtATime() throws Exception {
        unknown();
        Node other = stage.node();
        stage.graph.tellsOfTokens(psid -> {
            other.probes.once();
            return Reply.token(psid, TOMORROW);
        });

        node.recover();

        assertThat(stage.graph.read).hasSize(1);
        assertThat(stage.state("s1")).isEqualTo("SENT TOKEN");
        assertThat(stage.graph.received).hasSize(1);
    }

    @Test
    void provesWhatIsTooLateToBeProbed() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, TOMORROW));
        stage.execute("update send set not_after = ?", NOON.plusSeconds(1));
        stage.clock.turn(Duration.ofHours(1));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT TOKEN");
    }

    @Test
    void leavesOneThatIsTooLateAloneWhenTheTokenIsFree() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, YESTERDAY));
        stage.execute("update send set not_after = ?", NOON.plusSeconds(1));
        stage.clock.turn(Duration.ofHours(1));

        node.recover();
        node.recover();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.graph.read).hasSize(1);
        assertThat(stage.graph.received).hasSize(1);
        assertThat(stage.database
                        .inTransaction(t -> t.outbox().backlog(stage.clock.instant()))
                        .isQuiet())
                .isTrue();
    }

    @Test
    void isAllThatAStrictNodeAsksFor() throws Exception {
        unknown();
        stage.graph.tellsOfTokens(psid -> Reply.token(psid, YESTERDAY));
        stage.clock.turn(Duration.ofMinutes(5));
        Node strict = stage.node(Stage.strict());

        strict.recover();
        strict.recover();

        assertThat(stage.graph.read).hasSize(1);
        assertThat(stage.graph.received).hasSize(1);
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        stage.clock.turn(Duration.ofHours(23));
        strict.recover();
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN_FINAL");
        assertThat(stage.graph.received).hasSize(1);
    }
}
