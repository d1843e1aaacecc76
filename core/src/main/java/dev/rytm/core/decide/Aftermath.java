package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.ConsentChange.Kind;
import dev.rytm.core.consent.Milestone;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Trace;
import dev.rytm.core.consent.Transition;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a consent's transition does to everything else: ledger, timer, tags, enrolment, subflows, unsent rows.
///
/// Mostly the event itself is what happened. One that comes late may turn a consent without being its newest event;
/// then the rest follows from where the consent stands.
final class Aftermath {

    private final Runs runs;
    private final Enrolments enrolments;

    Aftermath(Runs runs, Enrolments enrolments) {
        this.runs = runs;
        this.enrolments = enrolments;
    }

    static String timer(TopicId topic) {
        return "consent:" + topic.value();
    }

    void take(Draft draft, Topic topic, Transition transition) {
        Consent before = draft.contact().consents().get(topic.id());
        draft.put(transition.next());
        keepTimer(draft, before, transition.next());
        keepTags(draft, topic, transition);
        if (renews(before, transition)) {
            draft.add(new Effect.KeepMilestone(topic.id(), Milestone.RENEWED));
        }
        for (ConsentChange change : transition.changes()) {
            draft.add(new Effect.RecordConsent(change));
            if (change.effective()) {
                follow(draft, topic, change, owedUntil(draft, before, change));
            }
        }
        catchUp(draft, topic, before == null ? null : before.status(), transition);
    }

    /// Whether the person agreed once more: while it ran, which Meta calls a refresh, or after it had come to an end or
    /// a stop. A consent of which nothing but a stop or a resume is known has seen no agreement yet.
    private static boolean renews(@Nullable Consent before, Transition transition) {
        if (before == null || before.marks().stream().noneMatch(ConsentMark::agrees)) {
            return false;
        }
        boolean over = before.status() != ConsentStatus.ACTIVE || transition.did(Kind.EXPIRED);
        return transition.did(Kind.REFRESHED) || (over && transition.did(Kind.OPTED_IN));
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

    /// A stop leaves the stop tag, a resume the resume tag, a new opt-in neither; in whatever order they were heard of.
    private static void keepTags(Draft draft, Topic topic, Transition transition) {
        boolean happened =
                transition.did(Kind.OPTED_IN) || transition.did(Kind.STOPPED) || transition.did(Kind.RESUMED);
        if (happened || transition.turned()) {
            tag(draft, topic.stopTag(), transition.trace() == Trace.STOPPED);
            tag(draft, topic.resumeTag(), transition.trace() == Trace.RESUMED);
        }
    }

    private static void tag(Draft draft, @Nullable String tag, boolean present) {
        if (tag != null) {
            Actions.tag(draft, tag, present);
        }
    }

    private void follow(Draft draft, Topic topic, ConsentChange change, Instant owedUntil) {
        switch (change.kind()) {
            case OPTED_IN -> enrolments.welcome(draft, topic.id(), true);
            case STOPPED -> stop(draft, topic);
            case RESUMED -> {
                enrolments.welcome(draft, topic.id(), false);
                start(draft, topic, topic.onResume());
            }
            case REFRESHED, END_MOVED -> {}
            case EXPIRED -> end(draft, topic, Reason.CONSENT_EXPIRED, owedUntil);
            case REVOKED -> end(draft, topic, Reason.CONSENT_REVOKED, draft.now());
        }
    }

    /// What no change of this transition has told: an older event that woke or stopped the consent, and an opt-in that
    /// its own stop overtook. Had it been heard of in time, the person would be in the sequence, and rest.
    private void catchUp(Draft draft, Topic topic, @Nullable ConsentStatus before, Transition transition) {
        ConsentStatus next = transition.next().status();
        boolean woke = next == ConsentStatus.ACTIVE && before != ConsentStatus.ACTIVE;
        if (woke && !transition.did(Kind.OPTED_IN) && !transition.did(Kind.RESUMED)) {
            enrolments.welcome(draft, topic.id(), true);
        }
        if (next != ConsentStatus.STOPPED) {
            return;
        }
        if (before == ConsentStatus.ACTIVE && !transition.did(Kind.STOPPED)) {
            stop(draft, topic);
        }
        if (transition.agreedAnew() || before == ConsentStatus.EXPIRED) {
            enrolments.beginResting(draft, topic.id());
        }
    }

    private void stop(Draft draft, Topic topic) {
        draft.add(new Effect.Withdraw(topic.id(), Reason.CONSENT_STOPPED));
        start(draft, topic, topic.onStop());
    }

    private void end(Draft draft, Topic topic, Reason reason, Instant at) {
        draft.add(new Effect.Withdraw(topic.id(), reason));
        draft.enrolment(topic.id()).ifPresent(enrolment -> enrolments.end(draft, enrolment, reason, at));
    }

    private void start(Draft draft, Topic topic, @Nullable FlowId subflow) {
        if (subflow != null) {
            runs.start(draft, subflow, new Origin.ConsentChange(topic.id()));
        }
    }
}
