package dev.rytm.core.decide;

import dev.rytm.core.Event.SendEnded;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.Reachability;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.decide.RunSteps.Said;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the outcome of a send means: facts first, then the run that waits for it, then the turn that it accounts
/// for.
///
/// Repeats change nothing: a run or enrolment waits for one send id, and history knows each send once.
final class SendEnds {

    private static final Duration UNREACHABLE_FOR_NOW = Duration.ofHours(24);

    private final SendMemory memory;
    private final Consents consents;
    private final TurnEnds turnEnds;

    SendEnds(SendMemory memory, Consents consents, TurnEnds turnEnds) {
        this.memory = memory;
        this.consents = consents;
        this.turnEnds = turnEnds;
    }

    void ended(Draft draft, SendEnded event) {
        Optional<FlowRun> run = draft.contact().runs().stream()
                .filter(waiting -> waiting.waiting() instanceof Waiting.ForSend send
                        && send.sendId().equals(event.sendId()))
                .findFirst();
        topic(draft, run, event.sendId()).ifPresent(topic -> learn(draft, topic, zone(draft, run, topic), event));
        memory.settleRequest(draft, event.sendId(), event.outcome());
        if (event.outcome() instanceof SendOutcome.Failed failed) {
            learn(draft, failed.rejection(), event);
        }
        run.ifPresent(waiting -> goOn(draft, waiting, event.outcome()));
        enrolment(draft, event.sendId()).ifPresent(enrolment -> turnEnds.ended(draft, enrolment, event.outcome()));
    }

    private static Optional<Enrolment> enrolment(Draft draft, String sendId) {
        return draft.contact().enrolments().values().stream()
                .filter(enrolment -> sendId.equals(enrolment.sendId()))
                .findFirst();
    }

    /// The topic on whose token this went; empty if it did not go on a token.
    private Optional<TopicId> topic(Draft draft, Optional<FlowRun> run, String sendId) {
        return run.map(FlowRun::origin)
                .filter(origin -> origin instanceof Origin.OnToken token && token.first())
                .map(origin -> ((Origin.OnToken) origin).topic())
                .or(() -> enrolment(draft, sendId).map(Enrolment::topic))
                .or(() -> memory.topic(draft, sendId));
    }

    /// The zone of the consent that it went on: an answer may come after the person agreed in another zone.
    private static ZoneId zone(Draft draft, Optional<FlowRun> run, TopicId topic) {
        return run.map(FlowRun::waiting)
                .map(waiting -> ((Waiting.ForSend) waiting).zone())
                .orElseGet(() -> SendRows.zone(draft, topic));
    }

    private void learn(Draft draft, TopicId topic, ZoneId zone, SendEnded event) {
        switch (event.outcome()) {
            case SendOutcome.Accepted accepted ->
                memory.remember(draft, sent(topic, zone, event, accepted.at(), false));
            case SendOutcome.Unknown unknown ->
                memory.remember(draft, sent(topic, zone, event, unknown.deadline(), true));
            case SendOutcome.UnknownForGood _ -> memory.remember(draft, sent(topic, zone, event, event.at(), true));
            case SendOutcome.Refused _ -> {}
            case SendOutcome.Failed failed -> {
                switch (failed.rejection()) {
                    case NOTIFICATIONS_STOPPED -> consents.stoppedAtMeta(draft, topic, event.startedAt());
                    case TOKEN_INVALID -> consents.revoke(draft, topic, event.startedAt());
                    case TOKEN_EXPIRED -> consents.expire(draft, topic, event.startedAt());
                    case TOO_EARLY,
                            REQUEST_LIMIT,
                            TOPIC_ASKED,
                            WINDOW_CLOSED,
                            UNREACHABLE,
                            UNREACHABLE_FOR_NOW,
                            REQUESTS_BARRED,
                            SENDING_BARRED,
                            CONFIGURATION,
                            THROTTLED,
                            TRANSIENT,
                            UNEXPLAINED,
                            CONTENT -> {}
                }
            }
        }
    }

    private static SentNotification sent(TopicId topic, ZoneId zone, SendEnded event, Instant sentAt, boolean unknown) {
        return new SentNotification(event.sendId(), topic, zone, event.startedAt(), sentAt, unknown);
    }

    /// What an answer says about the person, whatever was sent.
    private static void learn(Draft draft, Rejection rejection, SendEnded event) {
        switch (rejection) {
            case UNREACHABLE -> reportUnreachable(draft, event, null);
            case UNREACHABLE_FOR_NOW ->
                reportUnreachable(draft, event, event.at().plus(UNREACHABLE_FOR_NOW));
            // Whoever got the answer has told the page.
            case REQUESTS_BARRED,
                    SENDING_BARRED,
                    CONFIGURATION,
                    NOTIFICATIONS_STOPPED,
                    TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    TOO_EARLY,
                    REQUEST_LIMIT,
                    TOPIC_ASKED,
                    WINDOW_CLOSED,
                    THROTTLED,
                    TRANSIENT,
                    UNEXPLAINED,
                    CONTENT -> {}
        }
    }

    /// Somebody who came back after the attempt began is reachable, whatever it met.
    private static void reportUnreachable(Draft draft, SendEnded event, @Nullable Instant clearsAt) {
        Reachability before = draft.contact().reachability();
        Reachability after = before.unreachable(event.startedAt(), clearsAt);
        if (!after.equals(before)) {
            draft.change(contact -> contact.withReachability(after));
            draft.note(NoteKind.CONTACT_REPORTED_UNREACHABLE, "send", event.sendId());
        }
    }

    private static void goOn(Draft draft, FlowRun waiting, SendOutcome outcome) {
        Said said = said(outcome);
        if (waiting.origin() instanceof Origin.OnToken token && token.first()) {
            FlowRun run = waiting.withOrigin(
                    new Origin.OnToken(token.topic(), token.sequence(), token.sequenceStep(), false));
            boolean lost = said == Said.NOT_NOW || isLost(outcome);
            Runs.goOn(
                    draft,
                    waiting,
                    lost
                            ? Move.ends(run, Why.NOTIFICATION_NOT_SENT)
                            : RunSteps.afterSend(draft, run, said, reason(outcome)));
        } else if (isHeldInVain(draft, waiting, outcome)) {
            Runs.goOn(draft, waiting, Move.again(waiting));
        } else {
            Runs.goOn(draft, waiting, RunSteps.afterSend(draft, waiting, said, reason(outcome)));
        }
    }

    /// A brake held a message until its window closed, and by then the person has opened another one.
    private static boolean isHeldInVain(Draft draft, FlowRun run, SendOutcome outcome) {
        boolean held = outcome instanceof SendOutcome.Refused refused
                && (refused.reason() == Reason.PAUSED || refused.reason() == Reason.PAGE_RESTRICTED);
        return held
                && !(run.origin() instanceof Origin.ConsentChange)
                && !(RunSteps.step(draft, run).orElse(null) instanceof Step.ConsentStep)
                && draft.now().isBefore(SendRows.endOfWindow(draft));
    }

    /// There is nobody left to speak to in this turn.
    private static boolean isLost(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Failed failed
                && (failed.rejection() == Rejection.NOTIFICATIONS_STOPPED
                        || failed.rejection() == Rejection.TOKEN_INVALID
                        || failed.rejection() == Rejection.TOKEN_EXPIRED);
    }

    private static Said said(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted _, SendOutcome.Unknown _, SendOutcome.UnknownForGood _ -> Said.SENT;
            case SendOutcome.Refused _ -> Said.NOT_NOW;
            case SendOutcome.Failed failed ->
                switch (failed.rejection()) {
                    case WINDOW_CLOSED, UNREACHABLE, UNREACHABLE_FOR_NOW -> Said.NOT_NOW;
                    case NOTIFICATIONS_STOPPED,
                            TOKEN_INVALID,
                            TOKEN_EXPIRED,
                            TOO_EARLY,
                            REQUEST_LIMIT,
                            TOPIC_ASKED,
                            REQUESTS_BARRED,
                            SENDING_BARRED,
                            CONFIGURATION,
                            THROTTLED,
                            TRANSIENT,
                            UNEXPLAINED,
                            CONTENT -> Said.FAILED;
                };
        };
    }

    private static String reason(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Refused refused -> refused.reason().name();
            case SendOutcome.Failed failed -> failed.rejection().name();
            case SendOutcome.Accepted _ -> "ACCEPTED";
            case SendOutcome.Unknown _, SendOutcome.UnknownForGood _ -> "UNKNOWN";
        };
    }
}
