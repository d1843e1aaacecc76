package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.ConsentLife;
import dev.rytm.core.consent.Grant;
import dev.rytm.core.consent.Matter;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.TopicFinder;
import dev.rytm.core.consent.Transition;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Reachability;
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
import org.jspecify.annotations.Nullable;

/// What an event does to consents, and what that does to everything else: ledger, tags, enrolments, subflows,
/// unsent rows.
///
/// None of it opens the messaging window.
final class Consents {

    private static final String WEBHOOK = "webhook";

    private final Runs runs;
    private final Enrolments enrolments;

    Consents(Runs runs, Enrolments enrolments) {
        this.runs = runs;
        this.enrolments = enrolments;
    }

    static String timer(TopicId topic) {
        return "consent:" + topic.value();
    }

    void granted(Draft draft, Event.OptInGranted event) {
        draft.change(contact -> contact.withReachability(Reachability.REACHABLE));
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
                event.at(),
                event.token(),
                Objects.requireNonNullElse(event.zone(), sent),
                event.expiresAt(),
                request.map(Payload.Ask::wordingVersion).orElse(null));
        Consent current = draft.contact().consents().get(topic.id());
        Matter matter = matter(draft, topic, WEBHOOK);
        take(
                draft,
                topic,
                event.refreshed()
                        ? ConsentLife.refresh(current, matter, grant)
                        : ConsentLife.optIn(current, matter, grant));
    }

    void stopped(Draft draft, Event.NotificationsStopped event) {
        topic(draft, event.token(), asked(event.payload()), event.title(), event.frequency())
                .ifPresentOrElse(
                        topic -> take(
                                draft,
                                topic,
                                ConsentLife.stop(
                                        known(draft, topic, event.token(), event.at()),
                                        matter(draft, topic, WEBHOOK),
                                        event.at())),
                        () -> draft.add(new Effect.KeepForeignToken(event.token(), event.title(), event.at())));
    }

    void resumed(Draft draft, Event.NotificationsResumed event) {
        draft.change(contact -> contact.withReachability(Reachability.REACHABLE));
        topic(draft, event.token(), asked(event.payload()), event.title(), event.frequency())
                .ifPresentOrElse(
                        topic -> take(
                                draft,
                                topic,
                                ConsentLife.resume(
                                        known(draft, topic, event.token(), event.at()),
                                        matter(draft, topic, WEBHOOK),
                                        event.at())),
                        () -> draft.add(new Effect.KeepForeignToken(event.token(), event.title(), event.at())));
    }

    private static Consent known(Draft draft, Topic topic, String token, Instant at) {
        return draft.contact().consent(topic.id()).orElseGet(() -> ConsentLife.unheard(topic, token, at));
    }

    /// A stop on our side or by Meta's answer, of a consent that we know.
    void stop(Draft draft, TopicId topic, Instant at, String cause) {
        change(draft, topic, cause, (consent, matter) -> ConsentLife.stop(consent, matter, at));
    }

    void resume(Draft draft, TopicId topic, Instant at, String cause) {
        change(draft, topic, cause, (consent, matter) -> ConsentLife.resume(consent, matter, at));
    }

    void revoke(Draft draft, TopicId topic, Instant at) {
        change(draft, topic, "answer", (consent, matter) -> ConsentLife.revoke(consent, matter, at));
    }

    void expire(Draft draft, TopicId topic, Instant at) {
        change(draft, topic, "answer", (consent, matter) -> ConsentLife.expire(consent, matter, at));
    }

    /// Writes the end of a consent down, if it has come.
    void lapse(Draft draft, TopicId id) {
        Topic topic = draft.catalog().topics().get(id);
        Consent consent = draft.contact().consents().get(id);
        if (topic == null || consent == null) {
            return;
        }
        ConsentLife.lapse(consent, matter(draft, topic, "timer"), draft.now())
                .ifPresent(transition -> take(draft, topic, transition));
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
                .ifPresent(end -> draft.startTimer(timer(id), end));
    }

    /// Lets every consent go over to the page's rules as they are now. A page that changes its rules tells each
    /// person by an event of its own; whatever comes first already finds the new rules.
    void followRules(Draft draft) {
        List<Consent> consents = draft.contact().consents().values().stream()
                .sorted(Comparator.comparing(consent -> consent.topic().value()))
                .toList();
        for (Consent consent : consents) {
            Topic topic = draft.catalog().topics().get(consent.topic());
            if (topic != null) {
                ConsentLife.underPack(consent, matter(draft, topic, PackSwitch.CAUSE), draft.now())
                        .ifPresent(transition -> take(draft, topic, transition));
            }
        }
    }

    /// The topics whose consent stands so, in the order of their ids.
    static List<TopicId> topics(Draft draft, ConsentStatus status) {
        return draft.contact().consents().values().stream()
                .filter(consent -> consent.status() == status)
                .map(Consent::topic)
                .sorted(Comparator.comparing(TopicId::value))
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
        take(draft, topic, change.apply(consent, matter(draft, topic, cause)));
    }

    private void take(Draft draft, Topic topic, Transition transition) {
        Consent before = draft.contact().consents().get(topic.id());
        draft.put(transition.next());
        keepTimer(draft, before, transition.next());
        for (ConsentChange change : transition.changes()) {
            draft.add(new Effect.RecordConsent(change));
            if (change.effective()) {
                follow(draft, topic, change, owedUntil(draft, before, change));
            }
        }
    }

    /// Until when turns that came are owed their row if this change ends the enrolment. An end that only new rules
    /// bring may lie far back; until they came, turns were due.
    private static Instant owedUntil(Draft draft, @Nullable Consent before, ConsentChange change) {
        boolean known = before != null && change.at().equals(before.expiresAt());
        return change.cause().equals(PackSwitch.CAUSE) && !known ? draft.now() : change.at();
    }

    private static void keepTimer(Draft draft, @Nullable Consent before, Consent next) {
        Instant end = next.expiresAt();
        boolean runs = next.status() == ConsentStatus.ACTIVE || next.status() == ConsentStatus.STOPPED;
        if (end == null || !runs) {
            draft.cancelTimer(timer(next.topic()));
        } else if (before == null || before.status() != next.status() || !end.equals(before.expiresAt())) {
            draft.startTimer(timer(next.topic()), end);
        }
    }

    private void follow(Draft draft, Topic topic, ConsentChange change, Instant owedUntil) {
        switch (change.kind()) {
            case OPTED_IN -> {
                tag(draft, topic.stopTag(), false);
                enrolments.welcome(draft, topic.id(), true);
            }
            case STOPPED -> {
                draft.add(new Effect.Withdraw(topic.id(), Reason.CONSENT_STOPPED));
                tag(draft, topic.stopTag(), true);
                tag(draft, topic.resumeTag(), false);
                start(draft, topic, topic.onStop());
            }
            case RESUMED -> {
                tag(draft, topic.stopTag(), false);
                tag(draft, topic.resumeTag(), true);
                enrolments.welcome(draft, topic.id(), false);
                start(draft, topic, topic.onResume());
            }
            case REFRESHED, END_MOVED -> {}
            case EXPIRED -> end(draft, topic, Reason.CONSENT_EXPIRED, owedUntil);
            case REVOKED -> end(draft, topic, Reason.CONSENT_REVOKED, draft.now());
        }
    }

    private void end(Draft draft, Topic topic, Reason reason, Instant at) {
        draft.add(new Effect.Withdraw(topic.id(), reason));
        draft.enrolment(topic.id()).ifPresent(enrolment -> enrolments.end(draft, enrolment, reason, at));
    }

    private static void tag(Draft draft, @Nullable String tag, boolean present) {
        if (tag != null) {
            Actions.tag(draft, tag, present);
        }
    }

    private void start(Draft draft, Topic topic, @Nullable FlowId subflow) {
        if (subflow != null) {
            runs.start(draft, subflow, new Origin.ConsentChange(topic.id()));
        }
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
