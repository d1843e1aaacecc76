package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NEWS;
import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.notification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Decision;
import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.Event.SendEnded;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.SendHistory;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.messenger.graph.Answer;
import dev.rytm.messenger.graph.Usage;
import dev.rytm.server.decision.Decide;
import dev.rytm.server.room.Bell;
import dev.rytm.store.Arrival;
import dev.rytm.store.Outbox.Ending;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whether a person hears of a send's end at once or by the inbox.
final class EndingsIT {

    private final Stage stage = new Stage();
    private final Node node = stage.node();
    private final ContactKey anna = new ContactKey(stage.page, "anna");

    /// Anna remembers an attempt whose outcome she does not know.
    @BeforeEach
    void plan() {
        stage.agree("anna");
        SentNotification doubtful = new SentNotification("s1", NEWS, Stage.WARSAW, NOON, NOON, true);
        stage.change("anna", contact -> contact.withHistory(new SendHistory(List.of(doubtful), List.of())));
        stage.plan("anna", notification("s1"));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void areDecidedInTheTransactionThatWritesThem() {
        node.round();

        assertThat(knows()).isTrue();
        assertThat(stage.told()).containsExactly("s1 accepted");
        assertThat(waiting()).isZero();
        assertThat(stage.count("select count(*) from inbox where processed_at = ? and catalog_version > 0", NOON))
                .isEqualTo(1);
    }

    @Test
    void areLeftToTheInboxWhileSomebodyElseHasThePerson() {
        Outcomes outcomes = answered(stage.decide());

        stage.database.inTransaction(t -> {
            t.contacts().lock(List.of(anna), NOON);
            return outcomes.once();
        });

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(knows()).isFalse();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void waitBehindWhatThePersonDidBefore() {
        Event wrote = new Event.MessageReceived(NOON.minusSeconds(1), "mid", "Hello", null);
        stage.database.inTransaction(t -> t.inbox().append(List.of(Arrival.named(anna, "wrote", wrote))));

        node.round();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(knows()).isFalse();
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void areLeftToTheInboxIfTheyCannotBeDecided() {
        Outcomes outcomes = answered((contact, event, catalog, now) -> {
            throw new IllegalStateException("on purpose");
        });

        outcomes.once();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(waiting()).isEqualTo(1);
    }

    /// PostgreSQL keeps no text with the character zero.
    @Test
    void areLeftToTheInboxIfTheDecisionCannotBeWritten() {
        Outcomes outcomes = answered((contact, event, catalog, now) ->
                new Decision(contact, List.of(new Effect.StartTimer("turn:\0", NOON, null))));

        outcomes.once();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void areNotDecidedAgainIfTheyWereTold() {
        Outcomes outcomes = answered(stage.decide());
        SendOutcome accepted = new SendOutcome.Accepted("m1", SendOutcome.Evidence.ANSWER, NOON);
        stage.database.inTransaction(t -> {
            t.outbox().tell(List.of(new Ending(anna, 1, new SendEnded(NOON, "s1", NOON, accepted))));
            return t.statements().update("update inbox set processed_at = ?, catalog_version = 1", NOON);
        });

        outcomes.once();

        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
        assertThat(stage.told()).containsExactly("s1 accepted");
        assertThat(knows()).isFalse();
    }

    /// An answer that was accepted and waits to be written.
    private Outcomes answered(Decide decide) {
        Outcomes outcomes = new Outcomes(
                stage.database,
                new Timing("answered", Stage.TIMINGS, stage.clock, InstantSource.system()),
                new Endings(stage.catalogs, decide, stage.clock),
                node.slots,
                new Outcomes.Bells(new Bell(), new Bell(), new Bell(), new Bell()),
                new DispatchCounts(new SimpleMeterRegistry()));
        List<Order> orders = node.intend();
        orders.forEach(order -> outcomes.add(order, new Answer.Accepted("m1", "anna", Usage.NONE)));
        return outcomes;
    }

    private boolean knows() {
        return stage
                .database
                .inTransaction(t -> t.contacts().read(List.of(anna)))
                .get(anna)
                .history()
                .notifications()
                .stream()
                .noneMatch(SentNotification::unknown);
    }

    private long waiting() {
        return stage.count("select count(*) from inbox where processed_at is null");
    }
}
