package dev.rytm.e2e.rules;

import static dev.rytm.core.policy.Reason.CONSENT_EXPIRED;
import static dev.rytm.core.policy.Reason.CONSENT_REVOKED;
import static dev.rytm.core.policy.Reason.CONSENT_STOPPED;
import static dev.rytm.core.policy.Reason.CONTACT_UNREACHABLE;
import static dev.rytm.core.policy.Reason.FLOW_SENT_NOTHING;
import static dev.rytm.core.policy.Reason.NO_CONSENT;
import static dev.rytm.core.policy.Reason.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Reason;
import dev.rytm.e2e.rules.Guest.Answer;
import dev.rytm.sandbox.fault.CallScript;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// Table B through server and sandbox, without what depends on the hour: each notification is the turn of a sequence.
class NotificationBoundariesIT extends AccessBoundaries {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration INSTANT = Duration.ofMillis(1);

    NotificationBoundariesIT(Market market) {
        super(market, "NOTIFICATION");
    }

    /// A turn near the end of its day: what keeps it from going keeps it until it is too late.
    private record TurnOfToday(Market market, Stall stall, Guest guest, String topic) implements Attempt {

        @Override
        public CompletableFuture<Instant> make() {
            return market.sandbox().clock().begin(market.at(0, "23:59:00"));
        }

        @Override
        public void makeAt(Market market, Instant at) {
            guest.hasTurn(topic, stall.saying("FLOW"), at);
        }
    }

    @Override
    Attempt prepare(Stall stall) {
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        guest.expects(topic, stall.saying("FLOW"), market.at(0, "23:58:50"));
        return new TurnOfToday(market, stall, guest, topic);
    }

    @Refuses(CONTACT_UNREACHABLE)
    void refusesAnInstantBefore24HoursAfterTheReport() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        Instant reported = cannotReceiveNow(stall, guest);

        guest.hasTurn(topic, stall.saying("FLOW"), reported.plus(DAY).minus(INSTANT));

        assertRefused(guest, CONTACT_UNREACHABLE, null);
    }

    @Allows(CONTACT_UNREACHABLE)
    void allowsAtExactly24HoursAfterTheReport() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        Instant reported = cannotReceiveNow(stall, guest);

        guest.hasTurn(topic, stall.saying("FLOW"), reported.plus(DAY));

        assertSentAt(guest, reported.plus(DAY));
    }

    /// Meta says 10/2018108 once, and would take the next message.
    private Instant cannotReceiveNow(Stall stall, Guest guest) {
        market.sandbox().people().standing().cannotReceive(guest.person(), true);
        guest.start(stall.saying("FLOW"));
        market.sandbox().people().standing().cannotReceive(guest.person(), false);
        return market.now();
    }

    @Refuses(NO_CONSENT)
    void refusesWithoutAConsentOnTheTopic() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(stall.topic("Rolls", "DAILY"));

        assertThat(guest.may("NOTIFICATION", topic)).isEqualTo(new Answer(NO_CONSENT, null));
        guest.hasTurn(topic, stall.saying("FLOW"), market.at(0, "12:00:00"));

        assertNotEnrolled(guest, NO_CONSENT);
    }

    @Allows(NO_CONSENT)
    void allowsWithAConsentOnTheTopic() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);

        guest.hasTurn(topic, stall.saying("FLOW"), market.at(0, "12:00:00"));

        assertSentAt(guest, market.at(0, "12:00:00"));
    }

    @Refuses(CONSENT_STOPPED)
    void refusesWhatIsDueAnInstantAfterTheStop() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        guest.expects(topic, stall.saying("FLOW"), market.at(0, "12:00:00"));
        market.turnTo(market.at(0, "11:59:59.999"));
        guest.stops();
        market.turnTo(market.at(0, "12:00:00"));

        assertRefused(guest, CONSENT_STOPPED, null);
        assertThat(guest.meta().toNotification()).isEqualTo("10/1893015");
    }

    @Allows(CONSENT_STOPPED)
    void allowsWhatIsDueAnInstantBeforeTheStop() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        guest.hasTurn(topic, stall.saying("FLOW"), market.at(0, "12:00:00"));
        market.turnTo(market.at(0, "12:00:00.001"));
        guest.stops();

        assertSentAt(guest, market.at(0, "12:00:00"));
        assertThat(guest.consent(topic).get("status").asString()).isEqualTo("STOPPED");
    }

    @Refuses(CONSENT_REVOKED)
    void refusesOnceMetaCallsTheTokenInvalid() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        losesTheToken(stall, guest, topic);

        assertThat(guest.may("NOTIFICATION", topic)).isEqualTo(new Answer(CONSENT_REVOKED, null));
        guest.hasTurn(topic, stall.saying("FLOW"), market.at(1, "12:00:00"));

        assertNotEnrolled(guest, CONSENT_REVOKED);
    }

    @Allows(CONSENT_REVOKED)
    void allowsOnceThePersonAgreesAnew() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        losesTheToken(stall, guest, topic);
        market.turnTo(market.at(7, "12:00:00"));
        guest.writes();
        guest.agreesTo(topic);

        guest.hasTurn(topic, stall.saying("FLOW"), market.at(0, "13:00:00"));

        assertSentAt(guest, market.at(0, "13:00:00"));
    }

    private void losesTheToken(Stall stall, Guest guest, String topic) {
        market.sandbox().faults().script(CallScript.error("100/invalid").to(guest.psid()));
        guest.hasTurn(topic, stall.saying("FLOW"), market.at(0, "12:00:00"));
        assertThat(guest.lastSend("NOTIFICATION").state()).isEqualTo("FAILED");
    }

    /// Neither a turn nor a call comes of it; the decision says why.
    private void assertNotEnrolled(Guest guest, Reason reason) {
        assertThat(guest.lastDecision("enrolment-refused")).containsEntry("reason", reason.name());
        assertThat(calls(guest)).noneMatch(call -> call.received().virtual().equals(market.now()));
    }

    /// The consent's own end comes first at that instant: there is no turn any more.
    @Refuses(CONSENT_EXPIRED)
    void refusesAtTheInstantOfExpiry() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        Instant end = guest.consentEnds(topic);
        market.turnTo(end.minus(Duration.ofHours(1)));

        guest.hasTurn(topic, stall.saying("FLOW"), end);

        assertThat(guest.may("NOTIFICATION", topic)).isEqualTo(new Answer(CONSENT_EXPIRED, null));
        assertThat(guest.lastDecision("enrolment-ended")).containsEntry("reason", "CONSENT_EXPIRED");
        assertThat(calls(guest)).isEmpty();
        assertThat(guest.meta().toNotification()).isEqualTo("100");
    }

    @Allows(CONSENT_EXPIRED)
    void allowsAnInstantBeforeExpiry() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        Instant end = guest.consentEnds(topic);
        market.turnTo(end.minus(Duration.ofHours(1)));

        guest.hasTurn(topic, stall.saying("FLOW"), end.minus(INSTANT));

        assertSentAt(guest, end.minus(INSTANT));
    }

    @Refuses(PAUSED)
    void refusesWhatTheBrakeHeldUntilItsEnd() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        stall.brake(true);

        attempt.make().join();

        assertRefused(attempt.guest(), PAUSED, null);
    }

    @Allows(PAUSED)
    void allowsOnceTheBrakeIsLifted() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        stall.brake(true);
        market.turnTo(market.at(0, "23:58:55"));
        stall.brake(false);
        market.settle();

        attempt.make().join();

        assertSentAt(attempt.guest(), market.at(0, "23:58:55"));
    }

    @Refuses(FLOW_SENT_NOTHING)
    void refusesATurnInWhichTheFlowSaysNothing() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);

        guest.hasTurn(topic, stall.sayingTo("regular"), market.at(0, "12:00:00"));

        assertRefused(guest, FLOW_SENT_NOTHING, null);
    }

    @Allows(FLOW_SENT_NOTHING)
    void allowsATurnInWhichTheFlowSpeaks() {
        Stall stall = stall();
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        guest.gets("regular");

        guest.hasTurn(topic, stall.sayingTo("regular"), market.at(0, "12:00:00"));

        assertSentAt(guest, market.at(0, "12:00:00"));
    }
}
