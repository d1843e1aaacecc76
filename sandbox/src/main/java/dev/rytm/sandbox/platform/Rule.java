package dev.rytm.sandbox.platform;

/// A reason to refuse, with the number it has in platform.md section 12.
public enum Rule {
    /// Missing, unknown or foreign access token, or a wrong proof of the app's secret.
    ACCESS(6),
    /// Unknown version in the path.
    VERSION(7),
    /// The body can be read as neither JSON nor a form.
    BODY(8),
    /// Exactly one kind of recipient.
    RECIPIENT(9),
    /// The limits of what a message may hold.
    CONTENT(10),
    /// The person is not known to this page.
    PERSON(11),
    /// The person blocked the page or cannot be reached.
    UNAVAILABLE(11),
    /// The 24-hour window is closed.
    WINDOW(12),
    /// A tag that is dead or used too late.
    TAG(13),
    /// Too many calls in a second.
    RATE(15),
    /// A fault that was asked for.
    FAULT(16),
    /// Too many requests in a batch.
    BATCH(17),
    /// The page is barred.
    BARRED(18),
    /// A request needs the open window.
    REQUEST_WINDOW(19),
    /// A field of a request is missing or too long.
    REQUEST_FIELD(20),
    /// A field of a request has a value that is not on the list.
    REQUEST_VALUE(21),
    /// The elements of a carousel of requests.
    REQUEST_ELEMENTS(22),
    /// The same title within seven days.
    REQUEST_SAME_TITLE(23),
    /// Too many requests to one person.
    REQUEST_LIMIT(24),
    /// The token is unknown, or has expired.
    TOKEN(31),
    /// The token belongs to another page.
    TOKEN_PAGE(32),
    /// The calendar period is used.
    PERIOD(28),
    /// The time between two sends has not passed.
    COOLDOWN(29),
    /// The person stopped the topic.
    STOPPED(33),
    /// Follow-ups: too many, too late or too long.
    FOLLOW_UP(36),
    /// The developer's call that lifts the cooldown is for testers.
    TESTERS_ONLY(38),
    /// A parameter of a read that cannot be.
    LIST(39),
    /// The page is new and not served.
    NEW_PAGE(40),
    /// The call names something that does not exist.
    UNKNOWN_CALL(7);

    private final int number;

    Rule(int number) {
        this.number = number;
    }

    /// The number in platform.md section 12.
    public int number() {
        return number;
    }
}
