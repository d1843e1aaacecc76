package dev.rytm.store.send;

import static dev.rytm.store.send.Ledger.LEASE;
import static dev.rytm.store.send.Ledger.MONDAY;
import static dev.rytm.store.send.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.message.SendOutcome.Evidence;
import dev.rytm.core.policy.Reason;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.Outbox.Withdrawal;
import dev.rytm.store.SendState;
import dev.rytm.store.send.Facts.Fault;
import dev.rytm.store.send.Facts.Hold;
import dev.rytm.store.send.Facts.Proof;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every arrow of the state diagram, and what keeps a row from taking it.
final class SendStatesIT {

    private final Ledger ledger = new Ledger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void goesFromDueOverSendingToSent() {
        ledger.plan("anna", Ledger.notification("s1"));
        assertThat(ledger.state("s1")).isEqualTo(SendState.DUE);

        Claim claim = ledger.claim(10).getFirst();
        assertThat(claim.send()).isEqualTo(Ledger.notification("s1"));
        assertThat(claim.fence()).isZero();
        assertThat(claim.key().periodStart()).isEqualTo(MONDAY);

        assertThat(ledger.send(ledger.intent(claim))).containsExactly("20220801.1.s1");
        assertThat(ledger.state("s1")).isEqualTo(SendState.SENDING);

        assertThat(ledger.move(
                        claim, SendState.SENDING, SendState.SENT, Facts.proven(new Proof(Evidence.ANSWER, "m1", NOON))))
                .containsExactly(claim.key());
        assertThat(ledger.state("s1")).isEqualTo(SendState.SENT);
        assertThat(ledger.column("s1", "message_id")).isEqualTo("m1");
    }

    @Test
    void isSentByOneOfTwoWhoFoundItDue() {
        ledger.plan("anna", Ledger.notification("s1"));
        Claim first = ledger.claim(10).getFirst();
        Claim second = ledger.claim(10).getFirst();

        assertThat(ledger.send(ledger.intent(first))).hasSize(1);
        assertThat(ledger.send(ledger.intent(second))).isEmpty();
    }

    @Test
    void isNotDueOnAPageThatWasCutOff() {
        ledger.plan("anna", Ledger.notification("s1"));
        ledger.execute("update page set connected = false");

        assertThat(ledger.claim(10)).isEmpty();
    }

    @Test
    void writesNoIntentAtTheLastMomentButOneBefore() {
        ledger.plan(
                "anna",
                Ledger.planned("late", Kind.MESSAGE, NOON, NOON),
                Ledger.planned("just", Kind.MESSAGE, NOON, NOON.plusNanos(1000)));
        List<Claim> claims = ledger.claim(10);

        ledger.send(claims.stream().map(ledger::intent).toArray(Intent[]::new));

        assertThat(ledger.state("late")).isEqualTo(SendState.DUE);
        assertThat(ledger.state("just")).isEqualTo(SendState.SENDING);
    }

    @Test
    void isRefusedByAWithdrawalWhileDueAndWhileClaimedButNotOnceSending() {
        ledger.sending("anna", "sending");
        ledger.execute("update send set topic_id = 'other' where id = 'sending'");
        ledger.plan("anna", Ledger.notification("claimed"));
        ledger.claimOfOld("claimed", Ledger.LEASE);
        ledger.plan(
                "anna",
                Ledger.notification("due"),
                Ledger.planned("window", Kind.MESSAGE, NOON, NOON.plusSeconds(9)),
                Ledger.planned("request", Kind.OPT_IN_REQUEST, NOON, NOON.plusSeconds(9)));

        withdraw(new Withdrawal(ledger.person("anna"), Ledger.NEWS, Reason.CONSENT_STOPPED));

        assertThat(ledger.state("due")).isEqualTo(SendState.REFUSED);
        assertThat(ledger.state("claimed")).isEqualTo(SendState.REFUSED);
        assertThat(ledger.column("claimed", "reason")).isEqualTo("CONSENT_STOPPED");
        assertThat(ledger.state("sending")).isEqualTo(SendState.SENDING);
        assertThat(ledger.state("window")).isEqualTo(SendState.DUE);
        assertThat(ledger.state("request")).isEqualTo(SendState.DUE);
        assertThat(ledger.told()).containsExactlyInAnyOrder("due refused", "claimed refused");
    }

    @Test
    void isRefusedWithEverythingElseOfAPerson() {
        ledger.plan("anna", Ledger.notification("s1"), Ledger.planned("s2", Kind.MESSAGE, NOON, NOON.plusSeconds(9)));
        ledger.plan("berta", Ledger.notification("s3"));

        withdraw(new Withdrawal(ledger.person("anna"), null, Reason.CONTACT_SUPPRESSED));

        assertThat(ledger.state("s1")).isEqualTo(SendState.REFUSED);
        assertThat(ledger.state("s2")).isEqualTo(SendState.REFUSED);
        assertThat(ledger.state("s3")).isEqualTo(SendState.DUE);
    }

    @Test
    void writesNoIntentAfterAWithdrawal() {
        ledger.plan("anna", Ledger.notification("s1"));
        Claim claim = ledger.claim(1).getFirst();
        withdraw(new Withdrawal(ledger.person("anna"), Ledger.NEWS, Reason.CONSENT_STOPPED));

        assertThat(ledger.send(ledger.intent(claim))).isEmpty();
    }

    @Test
    void comesBackToDueAndGivesItsPeriodBack() {
        Claim claim = ledger.sending("anna", "s1");
        ledger.move(
                claim,
                SendState.SENDING,
                SendState.DUE,
                Facts.retried(Duration.ofMillis(-1), true).with(new Fault(2, null, "later")));

        Claim again = ledger.claim(1).getFirst();

        assertThat(again.tries()).isEqualTo(1);
        assertThat(ledger.column("s1", "code")).isEqualTo("2");
        assertThat(ledger.send(ledger.intent(again))).hasSize(1);
    }

    @Test
    void waitsForItsBackOff() {
        Claim claim = ledger.sending("anna", "s1");
        ledger.move(claim, SendState.SENDING, SendState.DUE, Facts.retried(Duration.ofSeconds(60), true));

        assertThat(ledger.claim(1)).isEmpty();
    }

    @Test
    void isHeldUntilTheCatalogIsNewer() {
        ledger.plan("anna", Ledger.notification("s1"));
        Claim claim = ledger.claim(1).getFirst();
        ledger.move(claim, SendState.DUE, SendState.DUE, Facts.held(new Hold(Reason.PAUSED, 3)));

        assertThat(ledger.claim(1)).isEmpty();
        assertThat(wake(3)).isZero();
        assertThat(wake(4)).isEqualTo(1);
        assertThat(ledger.claim(1)).hasSize(1);
    }

    @Test
    void changesNothingForAWriterWhoSleptTooLong() {
        Claim old = ledger.sending("anna", "s1");
        ledger.move(old, SendState.SENDING, SendState.DUE, Facts.NONE);
        Claim young = ledger.claim(1).getFirst();
        ledger.send(ledger.intent(young));

        assertThat(ledger.move(
                        old, SendState.SENDING, SendState.SENT, Facts.proven(new Proof(Evidence.ANSWER, "m", NOON))))
                .isEmpty();
        assertThat(ledger.state("s1")).isEqualTo(SendState.SENDING);
    }

    @Test
    void movesIntoThePeriodOfNowWithItsIntent() {
        ledger.plan("anna", Ledger.notification("s1"));
        Claim claim = ledger.claim(1).getFirst();

        ledger.send(Ledger.intent(claim, MONDAY.plusWeeks(5)));

        assertThat(ledger.column("s1", "period_start")).isEqualTo("2022-09-05");
        assertThat(ledger.column("s1", "tableoid::regclass")).isEqualTo("send_2022_09");
    }

    @Test
    void isProbedOnceAndOnlyWhileNobodyElseDid() {
        Claim first = ledger.sending("anna", "s1");
        ledger.move(first, SendState.SENDING, SendState.UNKNOWN, Facts.retried(Duration.ofMillis(-1), false));
        List<Claim> mine = probeable();
        List<Claim> theirs = probeable();

        assertThat(ledger.send(ledger.intent(mine.getFirst()))).containsExactly("20220801.2.s1");
        assertThat(ledger.send(ledger.intent(theirs.getFirst()))).isEmpty();
        assertThat(ledger.column("s1", "probes")).isEqualTo("1");
        Set<Long> probing = ledger.database.inTransaction(t -> new Unknowns(t).probing());
        assertThat(probing).containsExactly(ledger.page);
    }

    @Test
    void keepsTheStartOfItsFirstAttemptThroughAProbe() {
        Claim first = ledger.sending("anna", "s1");
        ledger.move(first, SendState.SENDING, SendState.UNKNOWN, Facts.retried(Duration.ofMillis(-1), false));
        String before = ledger.column("s1", "attempted_at");

        ledger.send(NOON.plusSeconds(100), LEASE, ledger.intent(probeable().getFirst()));

        assertThat(ledger.column("s1", "attempted_at")).isEqualTo(before);
    }

    @Test
    void isNotProbedBeforeTheQuietTimeIsOver() {
        Claim first = ledger.sending("anna", "s1");
        ledger.move(first, SendState.SENDING, SendState.UNKNOWN, Facts.retried(Duration.ofMinutes(15), false));

        assertThat(probeable()).isEmpty();
    }

    @Test
    void findsCallsWhoseCallerIsGone() {
        ledger.plan("anna", Ledger.notification("s1"));
        Claim claim = ledger.claim(1).getFirst();
        ledger.send(NOON, Duration.ofMillis(-1), ledger.intent(claim));
        ledger.sending("berta", "s2");

        List<Unknowns.Open> abandoned = ledger.database.inTransaction(t -> new Unknowns(t).abandoned(10));

        assertThat(abandoned).extracting(open -> open.key().id()).containsExactly("s1");
    }

    @Test
    void isGivenUpAtItsLastInstantNotBefore() {
        Claim claim = ledger.sending("anna", "s1");
        ledger.move(claim, SendState.SENDING, SendState.UNKNOWN, Facts.retried(Duration.ofMinutes(15), false));
        var end = NOON.plus(Duration.ofDays(4));

        assertThat(ledger.database.<Integer>inTransaction(
                        t -> new Unknowns(t).givenUp(end.minusNanos(1000), 10).size()))
                .isZero();
        assertThat(ledger.database.<Integer>inTransaction(
                        t -> new Unknowns(t).givenUp(end, 10).size()))
                .isEqualTo(1);
    }

    @Test
    void holdsOnePeriodForOneNotificationHoweverItWasWritten() {
        ledger.sending("anna", "s1");
        ledger.plan("anna", Ledger.notification("s2"));
        Claim second = ledger.claim(1).getFirst();

        assertThatThrownBy(() -> ledger.send(ledger.intent(second)))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.isDuplicate()).isTrue());
        assertThatThrownBy(() -> ledger.execute("update send set state = 'UNKNOWN', attempt_id = 'x' where id = 's2'"))
                .hasMessageContaining("send_2022_08_page_id_contact_id_topic_id_period_start_idx");
        assertThatThrownBy(() -> ledger.execute("""
                        insert into send (period_start, page_id, id, contact_id, kind, state, planned_at, due_at, not_after,
                                          next_due_at, topic_id, frequency, zone, attempt_id, evidence)
                        select period_start, page_id, 's3', contact_id, kind, 'SENT', planned_at, due_at, not_after,
                               next_due_at, topic_id, frequency, zone, 'y', 'ANSWER'
                          from send where id = 's1'
                        """))
                .hasMessageContaining("send_2022_08_page_id_contact_id_topic_id_period_start_idx");
    }

    @Test
    void freesNoPeriodByAFinalUnknown() {
        Claim claim = ledger.sending("anna", "s1");
        ledger.move(claim, SendState.SENDING, SendState.UNKNOWN_FINAL, Facts.NONE);
        ledger.plan("anna", Ledger.notification("s2"));
        Claim second = ledger.claim(1).getFirst();

        assertThatThrownBy(() -> ledger.send(ledger.intent(second))).isInstanceOf(DatabaseException.class);
    }

    @Test
    void freesThePeriodByAFailure() {
        Claim claim = ledger.sending("anna", "s1");
        ledger.move(claim, SendState.SENDING, SendState.FAILED, Facts.failed(new Fault(100, null, "no")));
        ledger.plan("anna", Ledger.notification("s2"));

        assertThat(ledger.send(ledger.intent(ledger.claim(1).getFirst()))).hasSize(1);
    }

    private void withdraw(Withdrawal order) {
        ledger.database.inTransaction(t -> {
            t.outbox().withdraw(List.of(order), NOON);
            return order;
        });
    }

    private int wake(long version) {
        return ledger.database.inTransaction(t -> new Unknowns(t).wake(Map.of(ledger.page, version)));
    }

    private List<Claim> probeable() {
        return ledger.database.inTransaction(t -> new Unknowns(t).probeable(NOON.plusSeconds(1), Set.of(), 10));
    }
}
