package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.IdSource;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Verdict;
import dev.rytm.core.sequence.Place;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import dev.rytm.core.sequence.TurnTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The turns of sequences: one in each period of a living enrolment, and each leaves exactly one send row.
///
/// The policy is asked before the flow starts; on a "no" no step runs. What is refused for now is tried again
/// inside the same period as long as there is a chance; only a turn that ends unsent is refused.
final class Turns {

    /// A turn that a brake holds to the end is tried for the last time so long before it.
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final Policy policy;
    private final IdSource ids;
    private final Enrolments enrolments;
    private final Consents consents;
    private final Runs runs;
    private final FlowWalk walk;
    private final TurnEnds ends;

    Turns(Policy policy, IdSource ids, Enrolments enrolments, Consents consents, Runs runs, FlowWalk walk) {
        this.policy = policy;
        this.ids = ids;
        this.enrolments = enrolments;
        this.consents = consents;
        this.runs = runs;
        this.walk = walk;
        this.ends = new TurnEnds(enrolments);
    }

    /// The timer of a turn rang. It may be stale or repeated: only an enrolment whose turn has come takes it. One that
    /// was postponed may be woken before its time, as a brake may have been lifted.
    void timerRang(Draft draft, TopicId topic) {
        consents.lapse(draft, topic);
        Enrolment enrolment = draft.enrolment(topic).orElse(null);
        if (enrolment == null || enrolment.paused() || enrolment.dueAt() == null || enrolment.plannedFor() == null) {
            return;
        }
        if (draft.now().isBefore(enrolment.plannedFor())) {
            draft.startTimer(Enrolments.timer(topic), enrolment.dueAt());
            return;
        }
        Sequence sequence = draft.catalog().sequences().get(enrolment.sequence());
        TurnTimes times = enrolments.times(draft, enrolment).orElse(null);
        if (sequence == null || times == null) {
            enrolments.end(draft, enrolment, Why.SEQUENCE_GONE.name());
            return;
        }
        Optional<Instant> moved = moved(draft, enrolment, times);
        if (moved.isPresent()) {
            enrolments.wait(draft, enrolment, times, moved.get());
            return;
        }
        Place.of(enrolment)
                .current(sequence)
                .ifPresentOrElse(
                        place -> take(
                                draft,
                                enrolment.at(place.step(), place.round(), place.passed()),
                                step(sequence, place)),
                        () -> enrolments.finish(draft, enrolment));
    }

    private static SequenceStep step(Sequence sequence, Place place) {
        return sequence.steps().stream()
                .filter(step -> step.id().equals(place.step()))
                .findFirst()
                .orElseThrow();
    }

    /// The author may have moved the sequence's time, or the person their zone: the turn comes later in the same
    /// period, then.
    private static Optional<Instant> moved(Draft draft, Enrolment enrolment, TurnTimes times) {
        Instant turn = enrolment.plannedFor();
        if (turn == null
                || !turn.equals(enrolment.dueAt())
                || times.firstFrom(turn).equals(turn)) {
            return Optional.empty();
        }
        return Optional.of(times.in(times.period(turn))).filter(later -> later.isAfter(draft.now()));
    }

    private void take(Draft draft, Enrolment enrolment, SequenceStep step) {
        switch (judge(draft, enrolment)) {
            case Verdict.Allowed _ -> speak(draft, enrolment, step);
            case Verdict.Refused refused -> {
                if (!isTriedAgain(draft, enrolment, refused)) {
                    refuse(draft, enrolment, ids.newId(), refused);
                    ends.refused(draft, enrolment, refused.reason(), refused.nextAllowedAt());
                }
            }
        }
    }

    private Verdict judge(Draft draft, Enrolment enrolment) {
        Attempt attempt =
                new Attempt.Notification(null, enrolment.topic(), enrolment.sequence(), enrolment.sendBefore());
        return policy.judge(attempt, draft.contact(), draft.page(), draft.now());
    }

    private void speak(Draft draft, Enrolment enrolment, SequenceStep step) {
        String id = ids.newId();
        Instant before = enrolment.sendBefore() == null ? draft.now() : enrolment.sendBefore();
        draft.put(enrolment.sending(id));
        draft.take(new Draft.Turn(id, before, false));
        runs.start(
                draft,
                step.flow(),
                new Origin.OnToken(enrolment.topic(), enrolment.sequence(), enrolment.step(), true));
        walk.drain(draft);
        boolean spoke = draft.turn() != null && draft.turn().planned();
        draft.take(null);
        if (spoke) {
            return;
        }
        Verdict.Refused refused = switch (judge(draft, enrolment)) {
            case Verdict.Refused meanwhile -> meanwhile;
            case Verdict.Allowed _ -> new Verdict.Refused(Reason.FLOW_SENT_NOTHING, null);
        };
        refuse(draft, enrolment, id, refused);
        draft.enrolment(enrolment.topic())
                .filter(present -> id.equals(present.sendId()))
                .ifPresent(present -> ends.refused(draft, present, refused.reason(), refused.nextAllowedAt()));
    }

    private static void refuse(Draft draft, Enrolment enrolment, String id, Verdict.Refused refused) {
        draft.add(new Effect.Refuse(SendRows.turn(draft, enrolment, id), refused.reason(), refused.nextAllowedAt()));
    }

    /// Postpones a refused turn, if it has another chance before its end: at the instant from which time allows it, or
    /// when the brake that holds it is lifted.
    private static boolean isTriedAgain(Draft draft, Enrolment enrolment, Verdict.Refused refused) {
        Instant before = enrolment.sendBefore();
        if (before == null) {
            return false;
        }
        boolean held = refused.nextAllowedAt() == null && mayBeLifted(refused.reason());
        Instant at = held ? lastLook(draft, refused.reason(), before) : refused.nextAllowedAt();
        if (at == null || !at.isAfter(draft.now()) || !at.isBefore(before)) {
            return false;
        }
        postpone(draft, enrolment, refused.reason(), at, held);
        return true;
    }

    /// Until when a turn waits for a brake to be lifted: to its end, or until a call may try a bar of the page.
    private static Instant lastLook(Draft draft, Reason reason, Instant before) {
        Instant end = before.minus(LAST_MOMENT);
        Instant trial = draft.page().bar().trialFrom();
        return reason == Reason.PAGE_RESTRICTED && trial != null && trial.isAfter(draft.now()) && trial.isBefore(end)
                ? trial
                : end;
    }

    /// A brake or a bar; also what time would settle, if a brake stands behind it.
    private static boolean mayBeLifted(Reason reason) {
        return switch (reason) {
            case PAUSED, PAGE_RESTRICTED, PERIOD_USED, COOLDOWN, NOT_YET_ELIGIBLE, QUIET_HOURS, FREQUENCY_CAP -> true;
            case NOT_SERVED,
                    CONTACT_UNREACHABLE,
                    CONTACT_SUPPRESSED,
                    WINDOW_CLOSED,
                    ALREADY_CONSENTED,
                    TOPIC_ASKED_THIS_WEEK,
                    DUPLICATE_REQUEST,
                    DAILY_REQUEST_LIMIT,
                    WEEKLY_REQUEST_LIMIT,
                    NO_CONSENT,
                    CONSENT_STOPPED,
                    CONSENT_REVOKED,
                    CONSENT_EXPIRED,
                    TOO_LATE,
                    FLOW_SENT_NOTHING -> false;
        };
    }

    private static void postpone(Draft draft, Enrolment enrolment, Reason reason, Instant at, boolean held) {
        String timer = Enrolments.timer(enrolment.topic());
        if (held) {
            draft.startTimerUntilChange(timer, at);
        } else {
            draft.startTimer(timer, at);
        }
        Instant turn = enrolment.plannedFor() == null ? at : enrolment.plannedFor();
        Instant before = enrolment.sendBefore() == null ? at : enrolment.sendBefore();
        draft.put(enrolment.due(at, turn, before));
        if (!at.equals(enrolment.dueAt())) {
            draft.note(NoteKind.TURN_POSTPONED, "sequence", enrolment.sequence(), "reason", reason, "until", at);
        }
    }
}
