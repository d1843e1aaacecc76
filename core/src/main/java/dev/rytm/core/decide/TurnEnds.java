package dev.rytm.core.decide;

import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What becomes of an enrolment once its turn has its row: it goes on, stays on the step, rests or ends.
final class TurnEnds {

    private final Enrolments enrolments;

    TurnEnds(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /// What becomes of an enrolment whose turn has its row: refused, by whomever, until `allowedAt` if that is known.
    void refused(Draft draft, Enrolment enrolment, Reason reason, @Nullable Instant allowedAt) {
        boolean agreed = draft.contact()
                .consent(enrolment.topic())
                .filter(consent -> consent.isLive(draft.now()))
                .isPresent();
        switch (reason) {
            case CONSENT_STOPPED -> {
                if (agreed) {
                    enrolments.keep(draft, enrolment, null);
                } else {
                    enrolments.rest(draft, enrolment);
                }
            }
            case NO_CONSENT, CONSENT_REVOKED, CONSENT_EXPIRED -> keepOrEnd(draft, enrolment, agreed, reason);
            case CONTACT_SUPPRESSED ->
                keepOrEnd(draft, enrolment, draft.contact().standing() == Standing.NORMAL, reason);
            case FLOW_SENT_NOTHING -> enrolments.advance(draft, enrolment);
            case PAGE_RESTRICTED,
                    NOT_SERVED,
                    CONTACT_UNREACHABLE,
                    WINDOW_CLOSED,
                    ALREADY_CONSENTED,
                    TOPIC_ASKED_THIS_WEEK,
                    DUPLICATE_REQUEST,
                    DAILY_REQUEST_LIMIT,
                    WEEKLY_REQUEST_LIMIT,
                    PERIOD_USED,
                    COOLDOWN,
                    NOT_YET_ELIGIBLE,
                    QUIET_HOURS,
                    FREQUENCY_CAP,
                    TOO_LATE,
                    PAUSED -> enrolments.keep(draft, enrolment, allowedAt);
        }
    }

    private void keepOrEnd(Draft draft, Enrolment enrolment, boolean keep, Reason reason) {
        if (keep) {
            enrolments.keep(draft, enrolment, null);
        } else {
            enrolments.end(draft, enrolment, reason.name());
        }
    }

    /// The row of a turn has an outcome. Unknown counts as sent, and what failed for its content is not tried
    /// again.
    void ended(Draft draft, Enrolment enrolment, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Accepted _, SendOutcome.Unknown _, SendOutcome.UnknownForGood _ ->
                enrolments.advance(draft, enrolment);
            case SendOutcome.Refused refused -> {
                if (refused.reason() == Reason.CONSENT_STOPPED && cameBeforeTheStop(draft, enrolment)) {
                    enrolments.keep(draft, enrolment, null);
                } else {
                    refused(draft, enrolment, refused.reason(), refused.nextAllowedAt());
                }
            }
            case SendOutcome.Failed failed -> failed(draft, enrolment, failed.rejection());
        }
    }

    /// A stop that overtook a turn already planned withdrew it; the first turn after the stop is still to come, and
    /// rests.
    private static boolean cameBeforeTheStop(Draft draft, Enrolment enrolment) {
        Instant turn = enrolment.plannedFor();
        return turn != null
                && draft.contact()
                        .consent(enrolment.topic())
                        .filter(consent -> consent.status() == ConsentStatus.STOPPED)
                        .filter(consent -> !consent.changedAt().isBefore(turn))
                        .isPresent();
    }

    private void failed(Draft draft, Enrolment enrolment, Rejection rejection) {
        switch (rejection) {
            case CONTENT -> enrolments.advance(draft, enrolment);
            case NOTIFICATIONS_STOPPED -> refused(draft, enrolment, Reason.CONSENT_STOPPED, null);
            case TOKEN_INVALID -> refused(draft, enrolment, Reason.CONSENT_REVOKED, null);
            case TOKEN_EXPIRED -> refused(draft, enrolment, Reason.CONSENT_EXPIRED, null);
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
                    UNEXPLAINED -> enrolments.keep(draft, enrolment, null);
        }
    }
}
