package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.IdSource;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Period;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.UsedTurns;
import dev.rytm.core.policy.Verdict;
import dev.rytm.core.sequence.Place;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.sequence.TurnTimes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One person's places in sequences: how they begin, go on, rest and end.
///
/// Every turn of a living enrolment leaves exactly one send row. So whoever ends or rests an enrolment whose turn
/// has come but not been taken writes the row that refuses it.
final class Enrolments {

    private final Policy policy;
    private final IdSource ids;

    Enrolments(Policy policy, IdSource ids) {
        this.policy = policy;
        this.ids = ids;
    }

    static String timer(TopicId topic) {
        return "turn:" + topic.value();
    }

    /// Enrols, if the consent is live; one per topic, and another sequence gives way only if `replace`.
    void begin(Draft draft, SequenceId id, boolean replace) {
        Sequence sequence = draft.catalog().sequences().get(id);
        Optional<String> objection = objection(draft, id, sequence, replace);
        if (sequence == null || objection.isPresent()) {
            draft.note(NoteKind.ENROLMENT_REFUSED, "sequence", id, "reason", objection.orElse(""));
            return;
        }
        draft.enrolment(sequence.topic()).ifPresent(old -> leave(draft, old, Why.REPLACED));
        Enrolment enrolment = first(draft, sequence, Place.first(sequence).orElseThrow());
        TurnTimes times = times(draft, enrolment).orElseThrow();
        wait(draft, enrolment, times, times.firstAfter(draft.now()));
    }

    private static Enrolment first(Draft draft, Sequence sequence, Place place) {
        draft.note(NoteKind.ENROLMENT_BEGUN, "sequence", sequence.id(), "topic", sequence.topic());
        return new Enrolment(
                sequence.id(),
                sequence.topic(),
                place.step(),
                place.round(),
                place.passed(),
                false,
                draft.now(),
                null,
                null,
                null,
                null);
    }

    private static Optional<String> objection(
            Draft draft, SequenceId id, @Nullable Sequence sequence, boolean replace) {
        if (sequence == null) {
            return Optional.of(Why.SEQUENCE_GONE.name());
        }
        if (!draft.catalog().topics().containsKey(sequence.topic())) {
            return Optional.of(Why.TOPIC_GONE.name());
        }
        if (draft.contact().standing() != Standing.NORMAL) {
            return Optional.of(Reason.CONTACT_SUPPRESSED.name());
        }
        Optional<Consent> consent = draft.contact().consent(sequence.topic());
        if (consent.filter(given -> given.isLive(draft.now())).isEmpty()) {
            return Optional.of(
                    consent.map(Enrolments::reason).orElse(Reason.NO_CONSENT).name());
        }
        if (Place.first(sequence).isEmpty()) {
            return Optional.of(Why.NO_STEPS.name());
        }
        return draft.enrolment(sequence.topic())
                .filter(present -> present.sequence().equals(id) || !replace)
                .map(present -> present.sequence().equals(id) ? Why.ENROLLED_ALREADY : Why.OTHER_SEQUENCE)
                .map(Why::name);
    }

    /// Why a consent that is not live is not.
    private static Reason reason(Consent consent) {
        return switch (consent.status()) {
            case STOPPED -> Reason.CONSENT_STOPPED;
            case REVOKED -> Reason.CONSENT_REVOKED;
            case ACTIVE, EXPIRED -> Reason.CONSENT_EXPIRED;
        };
    }

    /// A new opt-in or a resume: a resting enrolment goes on; with none, the topic's own sequence (if `anew`)
    /// begins.
    void welcome(Draft draft, TopicId topic, boolean anew) {
        Optional<Enrolment> present = draft.enrolment(topic);
        if (present.isPresent()) {
            present.filter(Enrolment::paused).ifPresent(resting -> goOn(draft, resting));
        } else if (anew) {
            ownSequence(draft, topic).ifPresent(sequence -> begin(draft, sequence.id(), false));
        }
    }

    /// An opt-in that was stopped before we heard of it: whoever is in no sequence rests in the topic's own from its
    /// first step on, so that a resume has something to go on with.
    void beginResting(Draft draft, TopicId topic) {
        if (draft.enrolment(topic).isEmpty() && draft.contact().standing() == Standing.NORMAL) {
            ownSequence(draft, topic)
                    .flatMap(sequence -> Place.first(sequence).map(place -> first(draft, sequence, place)))
                    .ifPresent(enrolment -> rest(draft, enrolment));
        }
    }

    private static Optional<Sequence> ownSequence(Draft draft, TopicId topic) {
        return draft.catalog().sequences().values().stream()
                .filter(sequence -> sequence.topic().equals(topic) && sequence.enrolOnOptIn())
                .min(Comparator.comparing(sequence -> sequence.id().value()));
    }

    private void goOn(Draft draft, Enrolment resting) {
        Optional<TurnTimes> times = times(draft, resting);
        if (times.isEmpty()) {
            end(draft, resting, Why.SEQUENCE_GONE.name());
            return;
        }
        draft.note(NoteKind.ENROLMENT_CONTINUED, "sequence", resting.sequence(), "topic", resting.topic());
        Instant turn =
                times.get().firstUnused(draft.now(), candidate -> isUsed(draft, resting, times.get(), candidate));
        wait(draft, resting, times.get(), turn);
    }

    /// Whether the period of a turn is used: by a notification, as the policy sees it, or by a turn that has its row.
    private static boolean isUsed(Draft draft, Enrolment enrolment, TurnTimes times, Instant turn) {
        Instant planned = enrolment.plannedFor();
        if (planned != null
                && !times.period(turn).start().isAfter(times.period(planned).start())) {
            return true;
        }
        List<SentNotification> sent = draft.contact().history().notifications();
        return draft.contact()
                .consent(enrolment.topic())
                .filter(consent -> new UsedTurns(consent, sent).cover(turn))
                .isPresent();
    }

    /// Those who finished a sequence go on with what its author added since, and with nothing that they passed.
    void wake(Draft draft, SequenceId id) {
        Sequence sequence = draft.catalog().sequences().get(id);
        Enrolment finished = draft.contact().finished(id).orElse(null);
        if (sequence == null || finished == null) {
            return;
        }
        Place ahead = Place.of(finished).ahead(sequence).orElse(null);
        if (ahead == null) {
            return;
        }
        Optional<String> objection = objection(draft, id, sequence, false);
        if (objection.isPresent()) {
            draft.note(NoteKind.ENROLMENT_REFUSED, "sequence", id, "reason", objection.get());
            return;
        }
        goOn(draft, finished.at(ahead.step(), ahead.round(), ahead.passed()));
    }

    /// The first stop that a turn meets: it rests until the person resumes or agrees again.
    void rest(Draft draft, Enrolment enrolment) {
        draft.put(enrolment.resting());
        draft.cancelTimer(timer(enrolment.topic()));
        draft.note(NoteKind.ENROLMENT_PAUSED, "sequence", enrolment.sequence(), "topic", enrolment.topic());
    }

    /// Keeps the step for the period after the present turn's, or for the first later one in which `allowedAt` (if
    /// known) leaves it a chance.
    void keep(Draft draft, Enrolment enrolment, @Nullable Instant allowedAt) {
        Instant turn = enrolment.plannedFor();
        Optional<TurnTimes> times = times(draft, enrolment);
        if (turn == null || times.isEmpty()) {
            end(draft, enrolment, Why.SEQUENCE_GONE.name());
            return;
        }
        Period taken = times.get().period(turn);
        Instant next = allowedAt == null
                ? times.get().inPeriodAfter(taken)
                : times.get().inPeriodAfter(taken, allowedAt);
        wait(draft, enrolment, times.get(), next);
    }

    /// The step is done: the next one comes in the period after the present turn's, or the sequence is over.
    void advance(Draft draft, Enrolment enrolment) {
        Sequence sequence = draft.catalog().sequences().get(enrolment.sequence());
        if (sequence == null) {
            end(draft, enrolment, Why.SEQUENCE_GONE.name());
            return;
        }
        Optional<Place> next = Place.of(enrolment).next(sequence);
        if (next.isEmpty()) {
            finish(draft, enrolment);
            return;
        }
        Place place = next.get();
        draft.note(
                NoteKind.ENROLMENT_ADVANCED,
                "sequence",
                enrolment.sequence(),
                "step",
                place.step(),
                "round",
                place.round());
        keep(draft, enrolment.at(place.step(), place.round(), place.passed()), null);
    }

    /// Nothing of the sequence is left. Where the person stands is remembered, in case something is added.
    void finish(Draft draft, Enrolment enrolment) {
        end(draft, enrolment, Why.FINISHED.name());
        draft.rememberFinished(enrolment.resting());
    }

    /// By the operator's, the author's or a flow's wish.
    void leave(Draft draft, SequenceId sequence) {
        draft.contact().enrolments().values().stream()
                .filter(enrolment -> enrolment.sequence().equals(sequence))
                .forEach(enrolment -> leave(draft, enrolment, Why.LEFT));
        draft.contact().finished(sequence).ifPresent(place -> draft.forgetFinished(place.topic()));
    }

    /// A turn that has come but is not taken leaves its row, and one whose message is on its way gets it back. A flow
    /// that takes its own turn's person out speaks nevertheless.
    private void leave(Draft draft, Enrolment enrolment, Why why) {
        String send = enrolment.sendId();
        if (hasComeBy(enrolment, draft.now())) {
            refuse(draft, enrolment, reasonOfLeaving(draft, enrolment));
        } else if (send != null && !draft.isAboutToSpeak(send)) {
            draft.add(new Effect.WithdrawSend(send, reasonOfLeaving(draft, enrolment)));
        }
        end(draft, enrolment, why.name());
    }

    /// What keeps the turn from being taken now; nothing but the leaving itself means that its time is over.
    private Reason reasonOfLeaving(Draft draft, Enrolment enrolment) {
        Verdict verdict = policy.judge(
                new Attempt.Notification(
                        enrolment.sendId(), enrolment.topic(), enrolment.sequence(), enrolment.sendBefore()),
                draft.contact(),
                draft.page(),
                draft.now());
        return switch (verdict) {
            case Verdict.Refused refused -> refused.reason();
            case Verdict.Allowed _ -> Reason.TOO_LATE;
        };
    }

    /// For a reason of the rules. A turn that came before `at` and was not taken is refused for the same reason.
    void end(Draft draft, Enrolment enrolment, Reason reason, Instant at) {
        if (hasComeBy(enrolment, at)) {
            refuse(draft, enrolment, reason);
        }
        end(draft, enrolment, reason.name());
    }

    private static boolean hasComeBy(Enrolment enrolment, Instant at) {
        return enrolment.dueAt() != null
                && enrolment.plannedFor() != null
                && enrolment.plannedFor().isBefore(at);
    }

    private void refuse(Draft draft, Enrolment enrolment, Reason reason) {
        draft.add(new Effect.Refuse(SendRows.turn(draft, enrolment, ids.newId()), reason, null));
    }

    /// Ends what has no turn open.
    void end(Draft draft, Enrolment enrolment, String reason) {
        draft.removeEnrolment(enrolment.topic());
        draft.cancelTimer(timer(enrolment.topic()));
        draft.note(
                NoteKind.ENROLMENT_ENDED,
                "sequence",
                enrolment.sequence(),
                "topic",
                enrolment.topic(),
                "reason",
                reason);
    }

    void wait(Draft draft, Enrolment enrolment, TurnTimes times, Instant turn) {
        draft.put(enrolment.due(turn, turn, times.sendBefore(turn)));
        draft.startTimer(timer(enrolment.topic()), turn);
    }

    /// When this person's turns come; empty if the sequence or its topic is gone.
    Optional<TurnTimes> times(Draft draft, Enrolment enrolment) {
        Sequence sequence = draft.catalog().sequences().get(enrolment.sequence());
        Topic topic = draft.catalog().topics().get(enrolment.topic());
        if (sequence == null || topic == null) {
            return Optional.empty();
        }
        Optional<Consent> consent = draft.contact().consent(topic.id());
        return Optional.of(TurnTimes.of(
                sequence,
                consent.map(Consent::frequency).orElse(topic.frequency()),
                draft.zone(topic.id()),
                consent.map(Consent::zone).orElse(topic.zone())));
    }
}
