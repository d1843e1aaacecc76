package dev.rytm.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Reason;
import dev.rytm.e2e.rules.Guest.Answer;
import dev.rytm.e2e.rules.Guest.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One call that meets an error, and all that we believe afterwards.
final class Encounter {

    private static final Duration A_WHILE = Duration.ofMinutes(90);

    private final Stall stall;
    private final Guest guest;
    private final String kind;
    private final String topic;
    private final String flow;
    private final Instant at;

    private Encounter(Stall stall, Guest guest, String kind, String topic, String flow) {
        this.stall = stall;
        this.guest = guest;
        this.kind = kind;
        this.topic = topic;
        this.flow = flow;
        this.at = stall.market().at(0, "12:00:00");
    }

    /// Somebody for whom a call of this kind is ready to be made.
    static Encounter of(Stall stall, String kind) {
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        String flow = kind.equals("OPT_IN_REQUEST") ? stall.asking(topic) : stall.saying("FLOW");
        if (!kind.equals("OPT_IN_REQUEST")) {
            guest.agreesTo(topic);
        }
        Encounter encounter = new Encounter(stall, guest, kind, topic, flow);
        if (kind.equals("NOTIFICATION")) {
            guest.enrols(stall.sequence(topic, flow, Map.of("time", "12:00")));
        }
        return encounter;
    }

    Guest guest() {
        return guest;
    }

    void happens() {
        stall.market().turnTo(at);
        if (!kind.equals("NOTIFICATION")) {
            guest.start(flow);
        }
    }

    void assertAfter(Aftermath aftermath, String error) {
        switch (aftermath) {
            case STOPS_THE_TOPIC -> {
                assertFailed(error);
                assertConsent("STOPPED");
                assertThat(enrolment().get("paused").asBoolean()).isTrue();
            }
            case REVOKES_THE_CONSENT -> assertConsentOver(error, "REVOKED");
            case ENDS_THE_CONSENT -> assertConsentOver(error, "EXPIRED");
            case WAITS_AN_HOUR -> assertSentAnHourLater(error);
            case REFUSES_THE_REQUEST -> assertRequestFailed(error, "NONE", new Answer(null, null));
            case BARS_REQUESTS -> assertRequestsBarred(error);
            case BARS_THE_PAGE -> {
                assertWaitsForThePage(error, "SENDING_BARRED", true);
                stall.liftRestriction();
                assertSentAtLast(2);
            }
            case CUTS_THE_PAGE_OFF -> {
                assertWaitsForThePage(error, "NONE", false);
                stall.put("/access-token", Map.of("accessToken", stall.accessToken()));
                assertSentAtLast(2);
            }
            case WAITS_FOR_THE_PERSON -> assertSaidWhenThePersonIsBack(error);
            case LOSES_THE_PERSON -> assertLost(error, null);
            case LOSES_THE_PERSON_FOR_A_DAY -> assertLost(error, at.plus(Duration.ofDays(1)));
            case SLOWS_DOWN -> assertSentAfterTries(0);
            case TRIES_AGAIN -> assertSentAfterTries(1);
            case ASKS_ONCE_MORE -> assertSentAtLast(2);
            case FAILS_ALONE -> {
                assertFailed(error);
                assertNothingElseChanged();
                assertKeepsItsStep();
            }
            case GIVES_THE_CONTENT_UP -> {
                assertFailed(error);
                assertNothingElseChanged();
                assertThat(enrolment()).isNull();
            }
        }
    }

    private void assertConsentOver(String error, String status) {
        assertFailed(error);
        assertConsent(status);
        assertThat(enrolment()).isNull();
    }

    /// Each of these tries was refused for the moment.
    void assertSentAfterSoManyTries(int tries) {
        assertSentAtLast(tries + 1);
        assertThat(stall.market().tries(guest.psid())).isEqualTo(tries);
    }

    /// Cut off after so many tries; sent once the access is mended.
    void assertCutsThePageOffAfter(int tries) {
        Sent row = guest.lastSend(kind);
        assertThat(row.state()).isEqualTo("DUE");
        assertPage("NONE", false);
        assertCalls(tries);
        stall.put("/access-token", Map.of("accessToken", stall.accessToken()));
        assertSentAtLast(tries + 1);
    }

    private void assertSentAfterTries(int tries) {
        assertSentAtLast(2);
        assertThat(stall.market().tries(guest.psid())).isEqualTo(tries);
    }

    /// For good: the error stands in the ledger, and Meta hears nothing of it again.
    private void assertFailed(String error) {
        stall.market().turnTo(at.plus(A_WHILE));
        Sent row = guest.lastSend(kind);
        assertThat(row.state()).isEqualTo("FAILED");
        assertThat(row.error()).isEqualTo(error);
        assertCalls(1);
        assertPage("NONE", true);
    }

    /// The one row, sent in the end, and nothing else is believed of person, consent or page.
    private void assertSentAtLast(int calls) {
        stall.market().settle();
        assertThat(guest.sends(kind)).hasSize(1);
        assertThat(guest.lastSend(kind).state()).isEqualTo("SENT");
        assertThat(guest.lastSend(kind).evidence()).isIn("ANSWER", "ECHO");
        assertCalls(calls);
        assertPage("NONE", true);
        assertNothingElseChanged();
        assertThat(enrolment()).isNull();
    }

    private void assertSentAnHourLater(String error) {
        Sent row = guest.lastSend(kind);
        assertThat(row.state()).isEqualTo("DUE");
        assertThat(row.error()).isEqualTo(error);
        stall.market().turnTo(at.plusSeconds(3600).minusMillis(1));
        assertCalls(1);
        stall.market().turnTo(at.plusSeconds(3600));
        assertSentAtLast(2);
    }

    private void assertWaitsForThePage(String error, String restriction, boolean connected) {
        Sent row = guest.lastSend(kind);
        assertThat(row.state()).isEqualTo("DUE");
        assertThat(row.error()).isEqualTo(error);
        assertPage(restriction, connected);
        stall.market().turnTo(at.plus(A_WHILE));
        assertCalls(1);
        assertNothingElseChanged();
    }

    private void assertRequestFailed(String error, String restriction, Answer next) {
        stall.market().turnTo(at.plus(A_WHILE));
        assertThat(guest.lastSend(kind).state()).isEqualTo("FAILED");
        assertThat(guest.lastSend(kind).error()).isEqualTo(error);
        assertCalls(1);
        assertPage(restriction, true);
        assertThat(guest.contact().get("tags").valueStream().map(JsonNode::asString))
                .containsExactly("not-asked");
        assertThat(guest.may(kind, topic)).isEqualTo(next);
    }

    private void assertRequestsBarred(String error) {
        assertRequestFailed(error, "REQUESTS_BARRED", new Answer(Reason.PAGE_RESTRICTED, null));
        stall.liftRestriction();
        assertThat(guest.may(kind, topic)).isEqualTo(new Answer(null, null));
    }

    private void assertSaidWhenThePersonIsBack(String error) {
        assertFailed(error);
        assertNothingElseChanged();
        guest.writes();
        assertThat(guest.sends(kind)).extracting(Sent::state).containsExactly("FAILED", "SENT");
        assertCalls(2);
    }

    private void assertLost(String error, @Nullable Instant until) {
        assertFailed(error);
        assertConsent("ACTIVE");
        JsonNode reachability = guest.contact().get("reachability");
        assertThat(reachability.get("reported").asBoolean()).isTrue();
        assertThat(reachability.path("clearsAt").asString("")).isEqualTo(until == null ? "" : until.toString());
        assertKeepsItsStep();
    }

    private void assertKeepsItsStep() {
        assertThat(enrolment().get("step").asString()).isEqualTo("one");
        assertThat(enrolment().get("dueAt").asString())
                .isEqualTo(at.plus(Duration.ofDays(1)).toString());
    }

    private void assertNothingElseChanged() {
        assertConsent("ACTIVE");
        assertThat(guest.contact().at("/reachability/reported").asBoolean()).isFalse();
    }

    private void assertConsent(String status) {
        assertThat(guest.consent(topic).get("status").asString()).isEqualTo(status);
    }

    private void assertCalls(int calls) {
        assertThat(guest.calls().stream()
                        .filter(call -> call.subject().kind().name().equals(kind)))
                .hasSize(calls);
    }

    private void assertPage(String restriction, boolean connected) {
        assertThat(stall.page().get("restriction").asString()).isEqualTo(restriction);
        assertThat(stall.page().get("connected").asBoolean()).isEqualTo(connected);
    }

    private @Nullable JsonNode enrolment() {
        return guest.contact().get("enrolments").get(topic);
    }
}
