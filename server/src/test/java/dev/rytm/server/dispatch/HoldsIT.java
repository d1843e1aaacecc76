package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NEWS;
import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.WARSAW;
import static dev.rytm.server.dispatch.Stage.WEEK_END;
import static dev.rytm.server.dispatch.Stage.notification;
import static dev.rytm.server.dispatch.Stage.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.policy.Reason;
import dev.rytm.store.Outbox.Recall;
import dev.rytm.store.Outbox.Withdrawal;
import dev.rytm.store.Topics;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the policy and the brakes still stop between planning and the call.
final class HoldsIT {

    private final Stage stage = new Stage();
    private final Node node = stage.node();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void refusesWithoutAConsent() {
        stage.plan("nobody", notification("s1"));

        node.round();

        assertThat(stage.state("s1")).isEqualTo("REFUSED NO_CONSENT");
    }

    @Test
    void claimsNothingOfAPausedPageAndGoesOnWhereItStopped() {
        stage.crowd(stage.page, 20);
        stage.execute("update send set next_due_at = next_due_at + interval '1 hour' where id in ('s3', 's4')");
        node.run();
        pause(true);
        stage.clock.turn(Duration.ofHours(2));
        node.run();
        node.recover();
        assertThat(stage.states()).containsEntry("SENT", 18L).containsEntry("DUE", 2L);

        pause(false);
        node.run();

        assertThat(stage.states()).containsOnly(Map.entry("SENT", 20L));
    }

    @Test
    void refusesAsPausedWhatABrakeHeldUntilItWasTooLate() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        pause(true);
        stage.clock.turnTo(WEEK_END.minusSeconds(60).minusMillis(1));
        node.recover();
        assertThat(stage.state("s1")).isEqualTo("DUE");

        stage.clock.turnTo(WEEK_END.minusSeconds(60));
        node.recover();

        assertThat(stage.state("s1")).isEqualTo("REFUSED PAUSED");
        assertThat(stage.told()).containsExactly("s1 refused");
    }

    @Test
    void refusesAsTooLateWhatNothingElseHeld() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.clock.turnTo(WEEK_END.minusSeconds(60));

        node.recover();

        assertThat(stage.state("s1")).isEqualTo("REFUSED TOO_LATE");
        assertThat(stage.graph.received).isEmpty();
    }

    @Test
    void holdsATopicThatIsPausedAndLetsItGoWhenItIsLifted() {
        stage.agree("anna");
        stage.database.inTransaction(t -> {
            t.topics().insert(stage.page, topic(), new Topics.Keys("news", "fresh news"));
            return true;
        });
        stage.plan("anna", notification("s1"));
        pauseTopic(true);
        node.run();
        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.column("s1", "held")).isEqualTo("PAUSED");
        assertThat(stage.database.inTransaction(t -> t.outbox().backlog(NOON)).isQuiet())
                .isTrue();

        pauseTopic(false);
        assertThat(stage.database.inTransaction(t -> t.outbox().backlog(NOON)).isQuiet())
                .isFalse();
        node.recover();
        node.run();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @Test
    void waitsForTheEndOfQuietHoursIfThatIsInTime() {
        stage.execute(
                "update page set quiet_from = '11:00', quiet_until = '13:00', catalog_version = catalog_version + 1");
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        node.round();
        assertThat(stage.state("s1")).isEqualTo("DUE");
        stage.clock.turnTo(NOON.plus(Duration.ofHours(1)).minusMillis(1));
        assertThat(node.round()).isZero();

        stage.clock.turnTo(NOON.plus(Duration.ofHours(1)));
        node.round();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @Test
    void sendsOneOfTwoNotificationsThatAreClaimedTogether() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"), notification("s2"));

        node.round();

        assertThat(List.of(stage.state("s1"), stage.state("s2")))
                .containsExactlyInAnyOrder("SENT ANSWER", "REFUSED PERIOD_USED");
        assertThat(stage.graph.received).hasSize(1);
    }

    @Test
    void usesThePeriodOfTheZoneThatTheConsentHasNow() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.change(
                "anna",
                contact -> contact.withConsents(
                        Map.of(NEWS, inZone(Stage.consent(contact, ConsentStatus.ACTIVE), "Pacific/Auckland"))));
        stage.execute("update send set not_after = '2022-08-20T00:00:00Z'");
        stage.clock.turnTo(WEEK_END.minus(Duration.ofHours(8)));

        node.round();

        assertThat(stage.column("s1", "period_start")).isEqualTo("2022-08-08");
        assertThat(stage.column("s1", "zone")).isEqualTo("Pacific/Auckland");
        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @Test
    void refusesTheWholeAccountWithdrawnBetweenClaimAndIntent() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        var claims = node.claimant.claim();
        stage.database.inTransaction(t -> {
            t.contacts().lock(List.of(key("anna")), NOON);
            t.outbox().withdraw(List.of(new Withdrawal(key("anna"), NEWS, Reason.CONSENT_STOPPED)), NOON);
            return true;
        });

        assertThat(node.intend(claims)).isEmpty();
        assertThat(stage.state("s1")).isEqualTo("REFUSED CONSENT_STOPPED");
    }

    /// Somebody who leaves a sequence between claim and intent gets nothing of it any more.
    @Test
    void doesNotSendWhatWasTakenBackBetweenClaimAndIntent() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        var claims = node.claimant.claim();
        stage.database.inTransaction(t -> {
            t.contacts().lock(List.of(key("anna")), NOON);
            t.outbox().recall(List.of(new Recall(key("anna"), "s1", Reason.TOO_LATE)), NOON);
            return true;
        });

        assertThat(node.intend(claims)).isEmpty();
        assertThat(stage.state("s1")).isEqualTo("REFUSED TOO_LATE");
    }

    @Test
    void countsRequestsInTheLedgerAgainstTheNextOne() {
        stage.change("anna", contact -> contact.withLastInteractionAt(NOON));
        stage.plan("anna", planned("a1", Kind.OPT_IN_REQUEST, NOON, NOON.plus(Duration.ofHours(23))));
        node.round();
        stage.plan("anna", planned("a2", Kind.OPT_IN_REQUEST, NOON, NOON.plus(Duration.ofHours(23))));
        node.round();

        assertThat(stage.state("a1")).isEqualTo("SENT ANSWER");
        assertThat(stage.state("a2")).isEqualTo("REFUSED TOPIC_ASKED_THIS_WEEK");
    }

    private static Consent inZone(Consent consent, String zone) {
        return new Consent(
                consent.topic(),
                consent.token(),
                consent.frequency(),
                ZoneId.of(zone),
                consent.optedInAt(),
                consent.expiresAt(),
                consent.status(),
                consent.changedAt(),
                consent.nextEligibleAt(),
                consent.marks());
    }

    private ContactKey key(String psid) {
        return new ContactKey(stage.page, psid);
    }

    private void pause(boolean paused) {
        stage.database.inTransaction(t -> {
            t.pages().pause(stage.page, paused);
            return paused;
        });
    }

    private void pauseTopic(boolean paused) {
        stage.execute("update topic set paused = ?", paused);
        stage.execute("update page set catalog_version = catalog_version + 1");
    }

    private static Topic topic() {
        Wording wording = new Wording(1, "Fresh news", null, CallToAction.GET, "en");
        return new Topic(NEWS, "News", Frequency.WEEKLY, WARSAW, 1, Map.of(1, wording), true, null, null, null, null);
    }
}
