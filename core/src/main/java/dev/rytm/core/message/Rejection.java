package dev.rytm.core.message;

/// What an error answer of Meta means for us. The subcode decides first, then the code. Source: docs/platform,
/// error codes.
public enum Rejection {
    /// 10/1893015: the person stopped this topic.
    NOTIFICATIONS_STOPPED,
    /// 100: the notification token is invalid.
    TOKEN_INVALID,
    /// 100: the notification token has expired.
    TOKEN_EXPIRED,
    /// 4/2018354: too early for this token; proof of an earlier acceptance when it answers a probe.
    TOO_EARLY,
    /// 9/2018352: too many opt-in requests to this person.
    REQUEST_LIMIT,
    /// 613/1893016: this person was asked about the same topic within a week.
    TOPIC_ASKED,
    /// 10/2018278, 10/2018065, 10/2534022: outside the messaging window.
    WINDOW_CLOSED,
    /// 551, 200/1545041, 100/2018001: this person cannot be written to.
    UNREACHABLE,
    /// 10/2018108: this person cannot receive messages now; clears itself after 24 h.
    UNREACHABLE_FOR_NOW,
    /// 10/1404170: the page is barred from opt-in requests.
    REQUESTS_BARRED,
    /// 10/1893063, 368, 2022: the page is barred from sending.
    SENDING_BARRED,
    /// 190, 10 and 200 without a subcode, 100/33, 100/2018164: access or set-up is broken; a person must mend it.
    CONFIGURATION,
    /// 4, 17, 32, 613, 80001, 80006: calls come too fast; nothing was sent.
    THROTTLED,
    /// 2, 1200, 1/99, 2018300, 2018321: refused for the moment, nothing was sent; try again later.
    TRANSIENT,
    /// 10 and 200 with a subcode that we do not know: a no to this one message. It says nothing about the page, and
    /// nothing that we understand about the person.
    UNEXPLAINED,
    /// Any other 100 and the media codes: Meta does not accept this content. Also what breaks its limits, unasked.
    CONTENT
}
