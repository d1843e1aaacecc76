package dev.rytm.core.decide;

import java.util.Locale;

/// The kinds of timeline lines that decisions write; the studio has a sentence for each. Words are stable once
/// written.
public enum NoteKind {
    RUN_STARTED,
    RUN_REFUSED,
    RUN_WAITS,
    RUN_ENDED,
    RUN_MOVED,
    RUN_RESTARTED,
    RUN_STAYED,
    STEP_PASSED,
    STEP_RETRIED,
    TAG_ADDED,
    TAG_REMOVED,
    FIELD_SET,
    FIELD_CLEARED,
    ENROLMENT_BEGUN,
    ENROLMENT_REFUSED,
    ENROLMENT_ADVANCED,
    ENROLMENT_PAUSED,
    ENROLMENT_CONTINUED,
    ENROLMENT_ENDED,
    TURN_POSTPONED,
    HAND_OVER_BEGUN,
    HAND_OVER_GIVEN_BACK,
    HAND_OVER_OVER,
    TEAM_NOTIFIED,
    WEBHOOK_CALLED,
    WEBHOOK_FAILED,
    CONTACT_REPORTED_UNREACHABLE,
    PROFILE_CHANGED,
    STANDING_CHANGED,
    EVENT_IGNORED;

    /// As it is written, such as `run-started`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
