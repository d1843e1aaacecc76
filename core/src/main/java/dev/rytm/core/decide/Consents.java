package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.consent.ConsentLife;
import dev.rytm.core.consent.Grant;
import dev.rytm.core.consent.Matter;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.TopicFinder;
import dev.rytm.core.consent.Transition;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentMark.Kind;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.Payload;
import dev.rytm.core.policy.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an event does to consents; what that does to everything else is the [Aftermath].
///
/// None of it opens the messaging window. An event counts from its own timestamp, but never from later than now: one
/// from the future would make all that really follows it look old. Its timestamp still tells its place among what Meta
/// told.
final class Consents {

    private static final String WEBHOOK = "webhook";

    private final Aftermath aftermath;

    Consents(Aftermath aftermath) {
        this.aftermath = aftermath;
    }

    void granted(Draft draft, Event.OptInGranted event) {
        Instant at = draft.happened(event.at());
        draft.seen(at);
        Optional<Payload.Ask> asked = asked(event.payload());
        Topic topic = topic(draft, event.token(), asked, event.title(), event.frequency())
                .orElse(null);
        if (topic == null) {
            draft.add(new Effect.KeepForeignToken(event.token(), event.title(), event.at()));
            return;
        }
        // The token decides about the topic; what a request for another topic says does not count.
        Optional<Payload.Ask> request = asked.filter(ask -> ask.topic().equals(topic.id()));
        ZoneId sent = request.map(Payload.Ask::zone).orElse(topic.zone());
        Grant grant = new Grant(
                at,
                draft.timestamp(event.at()),
                event.token(),
                Objects.requireNonNullElse(event.zone(), sent),
                event.expiresAt(),
                request.map(Payload.Ask::wordingVersion).orElse(null));
        heedWords(draft, topic, event.token(), event.at());
        if (!event.refreshed()) {
            request.map(Payload.Ask::asker)
                    .ifPresent(asker -> draft.add(new Effect.CountTap(asker.flow(), asker.step(), null)));
        }
        Consent current = draft.contact().consents().get(topic.id());
        Matter matter = matter(draft, topic, WEBHOOK);
        aftermath.take(
                draft,
                topic,
                event.refreshed()
                        ? ConsentLife.refresh(current, matter, grant)
                        : ConsentLife.optIn(current, matter, grant));
    }

    /// A stop or start word came after what we hear of this topic only now: it counts for this topic, too.
    private void heedWords(Draft draft, Topic topic, String token, Instant at) {
        Stream.of(
                        word(draft, draft.contact().stopWordAt(), Kind.STOPPED_HERE),
                        word(draft, draft.contact().startWordAt(), Kind.RESUMED_HERE))
                .flatMap(Optional::stream)
                .filter(word -> !word.told().isBefore(draft.timestamp(at)))
                .sorted()
                .forEach(word -> {
                    Consent consent = known(draft, topic, token, draft.happened(at));
                    if (!ConsentLife.isIdle(consent, word)) {
                        Matter matter = matter(draft, topic, cause(word));
                        aftermath.take(draft, topic, ConsentLife.switched(consent, matter, word));
                    }
                });
    }

    private static Optional<ConsentMark> word(Draft draft, @Nullable Instant said, Kind kind) {
        return Optional.ofNullable(said).map(at -> told(draft, at, kind));
    }

    /// What Meta told to have happened at an instant.
    private static ConsentMark told(Draft draft, Instant at, Kind kind) {
        return ConsentMark.of(draft.happened(at), draft.timestamp(at), kind);
    }

    void stopped(Draft draft, Event.NotificationsStopped event) {
        Instant at = draft.happened(event.at());
        topic(draft, event.token(), asked(event.payload()), event.title(), event.frequency())
                .ifPresentOrElse(
                        topic -> {
                            heedWords(draft, topic, event.token(), event.at());
                            Consent consent = known(draft, topic, event.token(), at);
                            ConsentMark stop = told(draft, event.at(), Kind.STOPPED);
                            aftermath.take(
                                    draft, topic, ConsentLife.switched(consent, matter(draft, topic, WEBHOOK), stop));
                        },
                        () -> draft.add(new Effect.KeepForeignToken(event.token(), event.title(), event.at())));
    }

    void resumed(Draft draft, Event.NotificationsResumed event) {
        Instant at = draft.happened(event.at());
        draft.seen(at);
        topic(draft, event.token(), asked(event.payload()), event.title(), event.frequency())
                .ifPresentOrElse(
                        topic -> {
                            heedWords(draft, topic, event.token(), event.at());
                            Consent consent = known(draft, topic, event.token(), at);
                            ConsentMark resume = told(draft, event.at(), Kind.RESUMED);
                            aftermath.take(
                                    draft, topic, ConsentLife.switched(consent, matter(draft, topic, WEBHOOK), resume));
                        },
                        () -> draft.add(new Effect.KeepForeignToken(event.token(), event.title(), event.at())));
    }

    /// A stop word (or, if not `stops`, a start word) holds for every topic, whatever its consent is just now: an
    /// event from before the word may still come and change that.
    void word(Draft draft, Instant said, boolean stops) {
        ConsentMark word = told(draft, said, stops ? Kind.STOPPED_HERE : Kind.RESUMED_HERE);
        draft.change(contact -> contact.heardWord(word.told(), stops));
        for (Consent consent : all(draft)) {
            change(draft, consent.topic(), cause(word), (known, matter) -> ConsentLife.switched(known, matter, word));
        }
    }

    private static String cause(ConsentMark word) {
        return word.stops() ? "stop-word" : "start-word";
    }

    private static Consent known(Draft draft, Topic topic, String token, Instant at) {
        return draft.contact().consent(topic.id()).orElseGet(() -> ConsentLife.unheard(topic, token, at));
    }

    /// A stop on our side, by the operator or a flow, of a consent that we know.
    void stop(Draft draft, TopicId topic, Instant at, String cause) {
        ConsentMark mark = ConsentMark.of(draft.happened(at), Kind.STOPPED_HERE);
        change(draft, topic, cause, (consent, matter) -> ConsentLife.switched(consent, matter, mark));
    }

    /// Meta's answer told that it holds the topic as stopped.
    void stoppedAtMeta(Draft draft, TopicId topic, Instant at) {
        ConsentMark stop = ConsentMark.of(at, Kind.STOPPED);
        change(draft, topic, "answer", (consent, matter) -> ConsentLife.switched(consent, matter, stop));
    }

    void revoke(Draft draft, TopicId topic, Instant at) {
        change(draft, topic, "answer", (consent, matter) -> ConsentLife.revoke(consent, matter, at));
    }

    void expire(Draft draft, TopicId topic, Instant at) {
        change(draft, topic, "answer", (consent, matter) -> ConsentLife.expire(consent, matter, at));
    }

    /// What Meta tells of a token that was replaced meanwhile does not concern its successor.
    static void tokenRead(Draft draft, Event.TokenRead event) {
        draft.contact()
                .consent(event.topic())
                .filter(consent -> consent.token().equals(event.token()))
                .ifPresent(consent -> draft.put(consent.withNextEligibleAt(event.nextEligibleAt())));
    }

    /// Writes the end of a consent down, if it has come.
    void lapse(Draft draft, TopicId id) {
        Topic topic = draft.catalog().topics().get(id);
        Consent consent = draft.contact().consents().get(id);
        if (topic == null || consent == null) {
            return;
        }
        ConsentLife.lapse(consent, matter(draft, topic, "timer"), draft.now())
                .ifPresent(transition -> aftermath.take(draft, topic, transition));
    }

    /// The timer of a consent's end rang; one that rang too early is set again.
    void timerRang(Draft draft, TopicId id) {
        lapse(draft, id);
        draft.contact()
                .consent(id)
                .filter(consent ->
                        consent.status() == ConsentStatus.ACTIVE || consent.status() == ConsentStatus.STOPPED)
                .map(Consent::expiresAt)
                .filter(end -> end.isAfter(draft.now()))
                .ifPresent(end -> draft.startTimer(Aftermath.timer(id), end));
    }

    /// Lets every consent go over to the page's rules as they are now. A page that changes its rules tells each
    /// person by an event of its own; whatever comes first already finds the new rules.
    void followRules(Draft draft) {
        for (Consent consent : all(draft)) {
            Topic topic = draft.catalog().topics().get(consent.topic());
            if (topic != null) {
                ConsentLife.underPack(consent, matter(draft, topic, PackSwitch.CAUSE), draft.now())
                        .ifPresent(transition -> aftermath.take(draft, topic, transition));
            }
        }
    }

    /// In the order of the topics' ids.
    private static List<Consent> all(Draft draft) {
        return draft.contact().consents().values().stream()
                .sorted(Comparator.comparing(consent -> consent.topic().value()))
                .toList();
    }

    private void change(Draft draft, TopicId id, String cause, BiFunction<Consent, Matter, Transition> change) {
        Topic topic = draft.catalog().topics().get(id);
        Consent consent = draft.contact().consents().get(id);
        if (topic == null || consent == null) {
            draft.note(
                    NoteKind.EVENT_IGNORED, "topic", id, "reason", topic == null ? Why.TOPIC_GONE : Reason.NO_CONSENT);
            return;
        }
        aftermath.take(draft, topic, change.apply(consent, matter(draft, topic, cause)));
    }

    private static Matter matter(Draft draft, Topic topic, String cause) {
        return new Matter(topic, draft.page().pack(), cause);
    }

    private static Optional<Payload.Ask> asked(@Nullable String payload) {
        return Optional.ofNullable(payload)
                .flatMap(Payload::parse)
                .filter(Payload.Ask.class::isInstance)
                .map(Payload.Ask.class::cast);
    }

    private static Optional<Topic> topic(
            Draft draft,
            String token,
            Optional<Payload.Ask> asked,
            @Nullable String title,
            @Nullable Frequency frequency) {
        return TopicFinder.find(
                draft.contact().consents().values(),
                draft.catalog().topics(),
                new TopicFinder.Clues(token, asked.map(Payload.Ask::topic).orElse(null), title, frequency));
    }
}
