package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NEWS;
import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.WEEK_END;
import static dev.rytm.server.dispatch.Stage.notification;
import static dev.rytm.server.dispatch.Stage.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A stop counts from our 200 on: decided, waiting, or parked.
final class StopsIT {

    private final Stage stage = new Stage();
    private final Node node = stage.node();

    @AfterEach
    void close() {
        stage.close();
    }

    /// It may be about another topic, and only whoever decides it knows.
    @Test
    void waitsUntilAStopInTheInboxIsDecidedAndGoesOnWhenItWasAboutAnotherTopic() {
        stage.agree("anna", "berta");
        stage.plan("anna", notification("s1"));
        stage.plan("berta", notification("s2"));
        arrive("anna", new Event.NotificationsStopped(NOON, "token-of-another-topic", null, null, null));

        node.round();

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.state("s2")).isEqualTo("SENT ANSWER");
        stage.execute("update inbox set processed_at = now()");
        stage.execute("update send set retry_at = null");
        node.round();
        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @Test
    void refusesAsStoppedWhatAStopInTheInboxHeldUntilItsLastMoment() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        arrive("anna", new Event.NotificationsStopped(NOON, "token-anna", null, null, null));
        stage.clock.turnTo(WEEK_END.minusSeconds(60).minusMillis(1));
        node.round();
        node.recover();
        assertThat(stage.state("s1")).isEqualTo("DUE");

        stage.clock.turnTo(WEEK_END.minusSeconds(60));
        node.recover();

        assertThat(stage.state("s1")).isEqualTo("REFUSED CONSENT_STOPPED");
        assertThat(stage.graph.received).isEmpty();
    }

    @Test
    void waitsUntilAStopWordInTheInboxIsDecided() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        Event word = new Event.MessageReceived(NOON, "mid", " Stop", null);
        Arrival arrival = Arrival.named(key("anna"), "word", word).heeding(Set.of("stop"));
        stage.database.inTransaction(t -> t.inbox().append(List.of(arrival)));

        node.round();

        assertThat(stage.state("s1")).isEqualTo("DUE");
        assertThat(stage.graph.received).isEmpty();
    }

    @Test
    void refusesWhomAStopConcernsThatCouldNotBeDecided() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        arrive("anna", new Event.NotificationsStopped(NOON, "token-anna", null, null, null));
        stage.execute("update inbox set parked = 'it cannot be decided'");

        node.round();

        assertThat(stage.state("s1")).isEqualTo("REFUSED CONSENT_STOPPED");
    }

    @Test
    void letsAStopBeDecidedBeforeAnythingElseIsSaid() {
        stage.agree("anna");
        stage.plan("anna", planned("say", Kind.MESSAGE, NOON, NOON.plus(Duration.ofHours(1))));
        arrive("anna", new Event.StopAsked(NOON, NEWS));
        node.round();
        assertThat(stage.state("say")).isEqualTo("DUE");

        stage.execute("update inbox set processed_at = now()");
        stage.execute("update send set retry_at = null");
        node.round();

        assertThat(stage.state("say")).isEqualTo("SENT ANSWER");
    }

    @Test
    void refusesAfterAStopThatWasDecided() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        stage.change(
                "anna", contact -> contact.withConsents(Map.of(NEWS, Stage.consent(contact, ConsentStatus.STOPPED))));

        node.round();

        assertThat(stage.state("s1")).isEqualTo("REFUSED CONSENT_STOPPED");
        assertThat(stage.told()).containsExactly("s1 refused");
    }

    private ContactKey key(String psid) {
        return new ContactKey(stage.page, psid);
    }

    private void arrive(String psid, Event event) {
        stage.database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(key(psid), "test", event))));
    }
}
