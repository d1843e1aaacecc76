package dev.rytm.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rytm.core.TeamNotice;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.store.TeamNotices;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Receivers that fail for long: how they are paused, asked and freed, and what the team hears of it.
final class PausedReceiversIT {

    private final Outside outside = new Outside();

    @AfterEach
    void close() {
        outside.close();
    }

    private void failUntilPaused() {
        outside.receiver.status = 500;
        outside.orderMany("call-", Outcomes.FAILURES, outside.receiver);
        outside.untilCounted("postponed", Outcomes.FAILURES);
        assertThat(outside.world.count("select count(*) from team_notice")).isZero();
        outside.hoursPass();
        outside.order("last", outside.receiver.url().toString());
        outside.untilCounted("postponed", Outcomes.FAILURES + 1);
    }

    @Test
    void aReceiverThatFailsForLongIsPausedAndTheTeamIsTold() {
        failUntilPaused();
        outside.order("paused", outside.receiver.url().toString());
        outside.untilCounted("paused", 1);

        assertThat(outside.receiver.got).hasSize(Outcomes.FAILURES + 1);
        assertThat(outside.world.<List<TeamNotices.Line>>in(
                        transaction -> transaction.teamNotices().unseen(outside.world.page(), null, 10)))
                .extracting(TeamNotices.Line::contact, TeamNotices.Line::notice)
                .containsExactly(tuple(
                        null,
                        new TeamNotice(
                                TeamNotice.Kind.CALLS_PAUSED, "127.0.0.1", new FlowId("flow"), new StepId("step"))));
    }

    @Test
    void aPausedReceiverIsAskedByOneCallAndTheFirstThatGoesWellFreesTheRest() {
        failUntilPaused();
        outside.hoursPass();
        outside.timePasses();
        outside.untilCounted("postponed", Outcomes.FAILURES + 2);
        outside.untilCounted("paused", Outcomes.FAILURES);

        outside.receiver.status = 200;
        outside.hoursPass();
        outside.order("well", outside.receiver.url().toString());

        outside.untilCounted("delivered", Outcomes.FAILURES + 2);
        assertThat(outside.world.count("select count(*) from failing_receiver")).isZero();
    }

    /// A long back-off is no reason to leave a receiver alone that may answer again.
    @Test
    void aPausedReceiverIsAskedAheadOfTimeAndThatCostsNoAttempt() {
        failUntilPaused();
        outside.world.run(transaction -> transaction
                .statements()
                .update("update outbound_call set due_at = clock_timestamp() + interval '5 hours'"));
        outside.hoursPass();
        outside.untilCounted("postponed", Outcomes.FAILURES + 2);

        assertThat(outside.receiver.got).hasSize(Outcomes.FAILURES + 2);
        assertThat(outside.world.count("""
                select count(*) from outbound_call
                 where attempts = 1 and due_at > clock_timestamp() + interval '4 hours'
                """)).isEqualTo(Outcomes.FAILURES + 1);

        outside.receiver.status = 200;
        outside.hoursPass();

        outside.untilCounted("delivered", Outcomes.FAILURES + 1);
        assertThat(outside.waiting()).isZero();
    }

    private List<TeamNotice.Kind> told() {
        return outside
                .world
                .<List<TeamNotices.Line>>in(
                        transaction -> transaction.teamNotices().unseen(outside.world.page(), null, 100))
                .stream()
                .map(line -> line.notice().kind())
                .sorted()
                .toList();
    }

    /// All wait for their last attempt when it is paused.
    @Test
    void ofAReceiverThatIsDeadTheTeamHearsOnceHoweverManyPeopleItMisses() {
        outside.receiver.status = 500;
        for (int i = 0; i < 30; i++) {
            outside.order(
                    new ContactKey(outside.world.page(), "person" + i),
                    "call-" + i,
                    outside.receiver.url().toString());
        }
        outside.untilCounted("postponed", 30);
        outside.hoursPass();
        outside.world.run(transaction -> transaction
                .statements()
                .update("update outbound_call set attempts = ?, due_at = clock_timestamp()", Outcomes.PAUSES.size()));
        outside.untilCounted("failed", 30);

        assertThat(outside.world.count("select count(*) from inbox where kind = 'webhook-failed'"))
                .isEqualTo(30);
        assertThat(told()).containsExactly(TeamNotice.Kind.WEBHOOK_FAILED, TeamNotice.Kind.CALLS_PAUSED);

        outside.receiver.status = 200;
        outside.hoursPass();
        outside.order("well", outside.receiver.url().toString());
        outside.untilCounted("delivered", 1);
        outside.receiver.status = 410;
        outside.order("gone", outside.receiver.url().toString());
        outside.untilCounted("failed", 31);

        assertThat(told())
                .as("trouble that begins anew is news")
                .containsExactly(
                        TeamNotice.Kind.WEBHOOK_FAILED, TeamNotice.Kind.WEBHOOK_FAILED, TeamNotice.Kind.CALLS_PAUSED);
    }

    @Test
    void aCallThatGoesWellInBetweenPausesNothing() {
        outside.receiver.status = 500;
        outside.orderMany("call-", Outcomes.FAILURES - 1, outside.receiver);
        outside.untilCounted("postponed", Outcomes.FAILURES - 1);
        outside.receiver.status = 200;
        outside.order("well", outside.receiver.url().toString());
        outside.untilCounted("delivered", 1);

        outside.receiver.status = 500;
        outside.orderMany("again-", 2, outside.receiver);
        outside.untilCounted("postponed", Outcomes.FAILURES + 1);
        outside.hoursPass();
        outside.order("last", outside.receiver.url().toString());
        outside.untilCounted("postponed", Outcomes.FAILURES + 2);

        assertThat(outside.world.count("select count(*) from team_notice")).isZero();
    }
}
