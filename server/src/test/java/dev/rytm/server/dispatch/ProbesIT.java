package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.WEEK_END;
import static dev.rytm.server.dispatch.Stage.notification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.server.dispatch.PretendGraph.Reply;
import dev.rytm.store.SendBacklog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The one probe of an attempt whose outcome is not known, while Meta would refuse a repeat.
final class ProbesIT extends UnknownOutcome {

    /// What dies with a probe is unknown for good: a crash soon after a crash may cost one message, not all of them.
    @Test
    void isTheFirstOfItsPageAloneAndThenTheWavesDouble() throws Exception {
        allInDoubt();
        stage.graph.answers(TOO_EARLY);

        assertThat(probesAfterEachWave(4)).containsExactly(1, 3, 7, 8);
    }

    /// While Meta is not well, each wave is one: what waits is not spent on it.
    @Test
    void staysAloneAsLongAsNothingBecomesKnown() throws Exception {
        allInDoubt();
        assertThat(probesAfterEachWave(3)).containsExactly(1, 2, 3);
        stage.graph.answers(TOO_EARLY);

        assertThat(probesAfterEachWave(3)).containsExactly(1, 3, 5);
    }

    private void allInDoubt() throws InterruptedException {
        List<String> people = List.of("anna", "jan", "ewa", "ola", "piotr", "ula", "zofia", "adam");
        people.forEach(stage::agree);
        people.forEach(person -> stage.plan(person, notification(person)));
        stage.graph.answers(NO_WORD);
        node.run();
        assertThat(stage.graph.received).hasSize(8);
        Thread.sleep(120);
    }

    private List<Integer> probesAfterEachWave(int waves) {
        int before = stage.graph.received.size();
        List<Integer> probes = new ArrayList<>();
        for (int wave = 0; wave < waves; wave++) {
            node.recover();
            probes.add(stage.graph.received.size() - before);
        }
        return probes;
    }

    @Test
    void waitsWhileAnotherProbeOfItsPageIsUnderWay() throws Exception {
        unknown();
        stage.agree("jan");
        stage.plan("jan", notification("s2"));
        node.round();
        Thread.sleep(120);
        stage.execute("update send set state = 'SENDING', probes = 1 where id = 's2'");

        node.recover();

        assertThat(stage.graph.received).hasSize(2);
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
    void isNotProbedWhileMetaWantsThePageToSlowDown() throws Exception {
        unknown();
        stage.graph.answers(TOO_EARLY);
        stage.execute("update send_pace set paused_until = clock_timestamp() + interval '1 hour'");
        node.recover();
        assertThat(stage.graph.received).hasSize(1);
        stage.execute("update send_pace set paused_until = clock_timestamp()");

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("SENT COOLDOWN");
    }

    @Test
    void isNotProbedByOneWhoIsStrict() throws Exception {
        unknown();
        Node strict = stage.node(Stage.strict());

        strict.recover();

        assertThat(stage.state("s1")).isEqualTo("UNKNOWN");
        assertThat(stage.graph.received).hasSize(1);
        assertThat(stage.database.inTransaction(t -> t.outbox().backlog(NOON)).isQuiet())
                .isTrue();
        stage.clock.turnTo(WEEK_END);
        strict.recover();
        assertThat(stage.state("s1")).isEqualTo("UNKNOWN_FINAL");
        assertThat(stage.graph.received).hasSize(1);
    }

    /// Within two minutes of the first one after an opt-in Meta takes three: a probe would be a second message.
    @Test
    void isNotProbedWhileMetaTakesFollowUpsWhereACooldownRules() throws Exception {
        restart("messenger-2023");
        unknown();
        node.recover();
        stage.clock.turnTo(NOON.plusSeconds(30).plus(Duration.ofMinutes(3)).minusMillis(1));
        node.recover();
        assertThat(stage.graph.received).hasSize(1);
        SendBacklog backlog = stage.database.inTransaction(t -> t.outbox().backlog(stage.clock.instant()));
        assertThat(backlog.isQuiet()).isTrue();
        assertThat(backlog.nextDueAt()).isEqualTo(NOON.plusSeconds(30).plus(Duration.ofMinutes(3)));
        stage.clock.turn(Duration.ofMillis(1));

        node.recover();

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

        node.recover();

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
}
