package dev.rytm.core.policy;

/// Why something was not sent: the first rule that failed. The order of the constants is not the order of the
/// rules.
///
/// Source: docs/platform/rules-of-notifications.md. Every constant has a sentence in Polish and English, and
/// tests on both sides of its boundary.
public enum Reason {
    PAGE_RESTRICTED,
    NOT_SERVED,
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
    PERIOD_USED,
    COOLDOWN,
    NOT_YET_ELIGIBLE,
    QUIET_HOURS,
    FREQUENCY_CAP,
    TOO_LATE,
    PAUSED,
    FLOW_SENT_NOTHING
}
