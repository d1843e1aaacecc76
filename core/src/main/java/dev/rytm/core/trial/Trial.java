package dev.rytm.core.trial;

import dev.rytm.core.Catalog;
import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.Payload;
import dev.rytm.core.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Plays a flow on one person with the engine itself and a clock of its own. Nothing is kept and nothing leaves: the
/// same setup and inputs always come to the same.
public final class Trial {

    /// How many things may be done.
    public static final int MAX_INPUTS = 200;

    /// How far one step of the clock may go.
    public static final Duration LONGEST_ADVANCE = Duration.ofDays(366);

    /// As of one instant a stop would win over whatever else a person does.
    private static final Duration BETWEEN_DEEDS = Duration.ofSeconds(1);

    private final Stage stage;
    private final FlowId flow;
    private int said;

    private Trial(Stage stage, FlowId flow) {
        this.stage = stage;
        this.flow = flow;
    }

    /// Who and what: `agreed` are topics that the person agrees to beforehand, `timers` what a person of old already
    /// waits for. The catalog holds the flow as its newest version.
    public record Setup(
            Contact person,
            Set<TopicId> agreed,
            Map<String, Instant> timers,
            Catalog catalog,
            FlowId flow,
            Instant now,
            long seed) {

        public Setup {
            agreed = Set.copyOf(agreed);
            timers = Map.copyOf(timers);
        }
    }

    /// What came of it: everything that happened, and the person as they are then.
    public record Played(Instant now, Contact person, List<Moment> moments) {

        public Played {
            moments = List.copyOf(moments);
        }
    }

    public static Played play(Policy policy, Setup setup, List<Input> inputs) {
        Stage stage = new Stage(policy, setup);
        Trial trial = new Trial(stage, setup.flow());
        setup.agreed().stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .forEach(trial::agreed);
        stage.set(stage.person().withLastInteractionAt(setup.person().lastInteractionAt()));
        for (Input input : inputs) {
            if (stage.isFull()) {
                break;
            }
            trial.play(input);
        }
        return new Played(stage.now(), stage.person(), stage.moments());
    }

    private void agreed(TopicId id) {
        Optional.ofNullable(stage.catalog().topics().get(id))
                .filter(_ -> stage.person().consent(id).isEmpty())
                .ifPresent(topic -> grant(
                        topic, new Payload.Ask("trial", id, topic.currentWording(), topic.zone(), null).encoded()));
    }

    private void play(Input input) {
        switch (input) {
            case Input.Advance advance -> {
                stage.add(new Moment.Did(stage.now(), input));
                stage.advance(stage.now().plus(advance.duration()));
            }
            case Input.AdvanceToNext _ -> {
                stage.add(new Moment.Did(stage.now(), input));
                stage.next().ifPresentOrElse(stage::advance, () -> stuck(Moment.Obstacle.NOTHING_AHEAD));
            }
            case Input.Start _, Input.Write _, Input.Tap _, Input.Agree _, Input.Stop _, Input.Resume _ -> {
                stage.advance(stage.now().plus(BETWEEN_DEEDS));
                stage.add(new Moment.Did(stage.now(), input));
                act(input);
            }
        }
    }

    private void act(Input input) {
        switch (input) {
            case Input.Start _ -> stage.happens(new Event.FlowAsked(stage.now(), flow));
            case Input.Write write ->
                stage.happens(new Event.MessageReceived(stage.now(), newMessage(), write.text(), null));
            case Input.Tap tap ->
                stage.offering(tap.button())
                        .ifPresentOrElse(sent -> tap(sent, tap.button()), () -> stuck(Moment.Obstacle.NO_SUCH_BUTTON));
            case Input.Agree agree ->
                stage.request(agree.topic()).ifPresentOrElse(this::agree, () -> stuck(Moment.Obstacle.NEVER_ASKED));
            case Input.Stop stop ->
                consent(stop.topic(), token -> new Event.NotificationsStopped(stage.now(), token, null, null, null));
            case Input.Resume resume ->
                consent(resume.topic(), token -> new Event.NotificationsResumed(stage.now(), token, null, null, null));
            case Input.Advance _, Input.AdvanceToNext _ ->
                throw new IllegalStateException(input + " is done to the clock");
        }
    }

    private void tap(Moment.Sent sent, String button) {
        OutgoingMessage message = sent.send().content();
        Offer offer = sent.offers().stream()
                .filter(one -> one.button().equals(button))
                .findFirst()
                .orElseThrow();
        String payload = Offer.payload(message, offer);
        if (payload == null) {
            stuck(Moment.Obstacle.NO_SUCH_BUTTON);
        } else if (offer.quickReply()) {
            stage.happens(new Event.MessageReceived(stage.now(), newMessage(), offer.title(), payload));
        } else {
            stage.happens(new Event.ButtonTapped(stage.now(), newMessage(), payload, offer.title(), null));
        }
    }

    private void agree(PlannedSend request) {
        String payload =
                request.content() instanceof OutgoingMessage.OptInTemplate template ? template.payload() : null;
        Topic topic = request.topic() == null ? null : stage.catalog().topics().get(request.topic());
        if (topic == null) {
            stuck(Moment.Obstacle.NEVER_ASKED);
        } else {
            grant(topic, payload);
        }
    }

    /// Whoever agreed before keeps their token.
    private void grant(Topic topic, @Nullable String payload) {
        String token = stage.person().consent(topic.id()).map(Consent::token).orElse("trial-" + topic.id());
        stage.happens(new Event.OptInGranted(
                stage.now(), token, payload, null, topic.frequency(), topic.zone(), null, false));
    }

    private void consent(TopicId topic, Function<String, Event> event) {
        stage.person()
                .consent(topic)
                .map(Consent::token)
                .map(event)
                .ifPresentOrElse(stage::happens, () -> stuck(Moment.Obstacle.NO_CONSENT));
    }

    private void stuck(Moment.Obstacle obstacle) {
        stage.add(new Moment.Stuck(stage.now(), obstacle));
    }

    private String newMessage() {
        return "trial-" + ++said;
    }
}
