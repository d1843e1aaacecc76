package dev.rytm.e2e.rules;

import dev.rytm.core.message.Rejection;
import java.util.Locale;
import java.util.Set;

/// What an error of Meta leaves behind. Whatever is not named stays as it was.
enum Aftermath {
    /// FAILED; the consent is STOPPED, the enrolment rests.
    STOPS_THE_TOPIC("NOTIFICATION", Rejection.NOTIFICATIONS_STOPPED),
    /// FAILED; the consent is REVOKED, the enrolment ended.
    REVOKES_THE_CONSENT("NOTIFICATION", Rejection.TOKEN_INVALID),
    /// FAILED; the consent is EXPIRED, the enrolment ended.
    ENDS_THE_CONSENT("NOTIFICATION", Rejection.TOKEN_EXPIRED),
    /// DUE again an hour later, and then SENT.
    WAITS_AN_HOUR("NOTIFICATION", Rejection.TOO_EARLY),
    /// FAILED; the flow takes its other exit; the request counts for nothing.
    REFUSES_THE_REQUEST("OPT_IN_REQUEST", Rejection.REQUEST_LIMIT, Rejection.TOPIC_ASKED),
    /// FAILED; the page asks nobody until an operator lifts the bar.
    BARS_REQUESTS("OPT_IN_REQUEST", Rejection.REQUESTS_BARRED),
    /// DUE; the page sends nothing until an operator lifts the bar, and then this.
    BARS_THE_PAGE("NOTIFICATION", Rejection.SENDING_BARRED),
    /// DUE; the page sends nothing until it has a new access token, and then this.
    CUTS_THE_PAGE_OFF("NOTIFICATION", Rejection.CONFIGURATION),
    /// FAILED; the flow waits until the person comes back.
    WAITS_FOR_THE_PERSON("MESSAGE", Rejection.WINDOW_CLOSED),
    /// FAILED; the person is unreachable until they come back; the enrolment keeps its step.
    LOSES_THE_PERSON("NOTIFICATION", Rejection.UNREACHABLE),
    /// The same for 24 hours.
    LOSES_THE_PERSON_FOR_A_DAY("NOTIFICATION", Rejection.UNREACHABLE_FOR_NOW),
    /// The page pauses, then SENT; that was no try.
    SLOWS_DOWN("NOTIFICATION", Rejection.THROTTLED),
    /// Tried again a little later, then SENT.
    TRIES_AGAIN("NOTIFICATION", Rejection.TRANSIENT),
    /// FAILED, and nothing else: the enrolment keeps its step, and the page goes on.
    FAILS_ALONE("NOTIFICATION", Rejection.UNEXPLAINED),
    /// FAILED; the enrolment goes on after the step.
    GIVES_THE_CONTENT_UP("NOTIFICATION", Rejection.CONTENT),
    /// UNKNOWN, then probed once, which Meta takes: SENT.
    ASKS_ONCE_MORE("NOTIFICATION");

    private final String kind;
    private final Set<Rejection> rejections;

    Aftermath(String kind, Rejection... rejections) {
        this.kind = kind;
        this.rejections = Set.of(rejections);
    }

    /// What kind of call meets the error.
    String kind() {
        return kind;
    }

    Set<Rejection> rejections() {
        return rejections;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
