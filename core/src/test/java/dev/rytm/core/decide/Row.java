package dev.rytm.core.decide;

import dev.rytm.core.PlannedSend;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row of the send ledger in memory; `reason` is present if it was refused, `outcome` if it was called (neither while
/// it waits).
final class Row {

    final PlannedSend send;

    @Nullable
    Reason reason;

    @Nullable
    Instant nextAllowedAt;

    @Nullable
    SendOutcome outcome;

    /// The brake that holds it, and the catalog's version that said so.
    @Nullable
    Reason heldFor;

    long heldVersion;

    /// Since when the person had been enrolled when this was planned, and whether the enrolment rested after it.
    final @Nullable Instant enrolledAt;

    boolean restedAfter;

    /// Where the person stood in the sequence when the message of a turn was planned, and what they had passed in the
    /// round by then.
    @Nullable
    Place place;

    Set<StepId> passedBefore = Set.of();

    /// A step in a round of an enrolment.
    record Place(Instant enrolledAt, int round, StepId step) {}

    Row(PlannedSend send, @Nullable Instant enrolledAt) {
        this.send = send;
        this.enrolledAt = enrolledAt;
    }

    /// The message of a turn was planned; `before` is the enrolment before that decision.
    void stands(Optional<Enrolment> before, Enrolment now) {
        if (place == null) {
            place = new Place(now.enrolledAt(), now.round(), now.step());
            passedBefore = before.filter(
                            then -> then.enrolledAt().equals(now.enrolledAt()) && then.round() == now.round())
                    .map(Enrolment::passed)
                    .orElse(Set.of());
        }
    }

    boolean isUnsent() {
        return reason == null && outcome == null;
    }

    boolean isDue(long version, Instant now) {
        return isUnsent() && (heldFor == null || heldVersion < version || !now.isBefore(send.notAfter()));
    }

    /// A request goes on at once instead.
    boolean mayBeLifted(Reason refused) {
        return send.kind() != PlannedSend.Kind.OPT_IN_REQUEST
                && (refused == Reason.PAUSED || refused == Reason.PAGE_RESTRICTED);
    }

    Attempt attempt() {
        return switch (send.kind()) {
            case NOTIFICATION ->
                new Attempt.Notification(send.id(), send.topic(), send.source().sequence(), send.notAfter());
            case OPT_IN_REQUEST -> new Attempt.Request(send.id(), send.topic(), send.subject(), send.title());
            case MESSAGE -> new Attempt.Ordinary(send.id(), send.notAfter());
        };
    }

    /// `SENT`, `FAILED`, `UNKNOWN`, `DUE` or the reason of the refusal.
    String word() {
        if (reason != null) {
            return reason.name();
        }
        return switch (outcome) {
            case null -> "DUE";
            case SendOutcome.Accepted _ -> "SENT";
            case SendOutcome.Failed _ -> "FAILED";
            case SendOutcome.Unknown _, SendOutcome.UnknownForGood _ -> "UNKNOWN";
            case SendOutcome.Refused refused -> refused.reason().name();
        };
    }

    String text() {
        return switch (send.content()) {
            case OutgoingMessage.Text text -> text.text();
            case OutgoingMessage.Buttons buttons -> buttons.text();
            case OutgoingMessage.OptInTemplate request -> request.title();
            case null, default -> "";
        };
    }
}
