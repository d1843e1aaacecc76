package dev.rytm.sandbox.fault;

/// A way in which a call goes wrong. `Before` means before the platform took it: nothing happened. `After`
/// means that it was judged and carried out, and only the answer suffers.
public enum CallFault {
    /// No answer until after the client's deadline; nothing happened.
    TIMEOUT_BEFORE(true),
    /// No answer until after the client's deadline; the platform did as asked.
    TIMEOUT_AFTER(false),
    /// The connection closes at once; nothing happened.
    CLOSED_BEFORE(true),
    /// The connection closes without an answer; the platform did as asked.
    CLOSED_AFTER(false),
    /// HTTP 503 with an error body; nothing happened.
    SERVER_ERROR_BEFORE(true),
    /// HTTP 503 with an error body; the platform did as asked.
    SERVER_ERROR_AFTER(false),
    /// HTTP 502 with a page of HTML; nothing happened.
    HTML_BEFORE(true),
    /// HTTP 200 with a page of HTML; the platform did as asked.
    HTML_AFTER(false),
    /// HTTP 200 with no body; the platform did as asked.
    EMPTY_BODY(false),
    /// HTTP 200 with half of the JSON; the platform did as asked.
    TRUNCATED_JSON(false),
    /// HTTP 200 with JSON that has no message id; the platform did as asked.
    NO_MESSAGE_ID(false),
    /// Error 1/1357046, though the platform did as asked.
    ERROR_BUT_SENT(false),
    /// The right answer, a byte at a time, past the client's deadline.
    SLOW_DRIP(false),
    /// Error 2, transient; nothing happened.
    TRANSIENT_2(true),
    /// Error 1200, transient; nothing happened.
    TRANSIENT_1200(true),
    /// Error 613 with usage headers; nothing happened.
    THROTTLE_613(true),
    /// Error 80006 with usage headers; nothing happened.
    THROTTLE_80006(true),
    /// Error 190; nothing happened.
    TOKEN_190(true),
    /// Any error of platform.md section 6, named by the script; nothing happened.
    ERROR_ROW(true);

    private final boolean before;

    CallFault(boolean before) {
        this.before = before;
    }

    /// Whether it strikes before the platform takes the call.
    public boolean before() {
        return before;
    }
}
