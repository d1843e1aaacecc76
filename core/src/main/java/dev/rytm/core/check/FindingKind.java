package dev.rytm.core.check;

import static dev.rytm.core.check.Severity.ERROR;
import static dev.rytm.core.check.Severity.WARNING;

/// What kind of thing the checker finds; each has a sentence and a remedy in Polish and English.
///
/// The comment of each says what its finding's `details` hold after the step's name, which always comes first.
public enum FindingKind {
    /// A wait may carry the message out of the window that the person opened: the window's hours.
    MESSAGE_LEAVES_WINDOW(WARNING),
    /// A second message after a notification, with no interaction between them: the step before, the window's hours.
    MESSAGES_IN_A_ROW(WARNING),
    /// A message to whoever stops or resumes, which opens no window: the window's hours.
    MESSAGE_OUTSIDE_WINDOW(WARNING),
    /// A consent request that may come outside the window: the topic, the window's hours.
    REQUEST_OUTSIDE_WINDOW(WARNING),
    /// A consent request before the first message of a notification, where none goes out.
    REQUEST_BEFORE_NOTIFICATION(WARNING),
    /// A consent request to people who have agreed already: the topic.
    ALREADY_AGREED(WARNING),
    /// A second request on one topic, or with one title, within a week: the topic, the step that asked before.
    SECOND_REQUEST(WARNING),
    /// More requests within a day than the rule pack allows: how many those are.
    TOO_MANY_REQUESTS_A_DAY(WARNING),
    /// More requests within a week than the rule pack allows: how many those are.
    TOO_MANY_REQUESTS_A_WEEK(WARNING),
    /// Notifications on a topic that no flow asks for: the topic, the sequence.
    TOPIC_NEVER_ASKED(WARNING),
    /// The flow stops the very topic that it is to be sent on: the topic.
    STOPS_BEFORE_NOTIFICATION(WARNING),
    /// A turn ends or waits before anything was said.
    TURN_SENDS_NOTHING(WARNING),
    /// Steps that go round without ever waiting for time or for the person.
    LOOP_WITHOUT_WAIT(ERROR),
    /// Steps that go round by themselves and say something each time, more often than once a day.
    LOOP_TOO_SHORT(WARNING),
    /// More steps in one go than the engine takes: how many those are.
    TOO_MANY_STEPS_AT_ONCE(WARNING),
    /// Subflows that call subflows too deeply: how deep they may.
    SUBFLOWS_TOO_DEEP(WARNING),
    /// Leads into a flow that has no published version: that flow.
    FLOW_UNPUBLISHED(WARNING),
    /// A button or quick reply that leads nowhere: its title.
    DEAD_BUTTON(WARNING),
    /// A step that waits or chooses, and leads nowhere.
    DEAD_END(WARNING),
    /// No path leads there.
    UNREACHABLE_STEP(WARNING),
    /// Something that the step refers to does not exist; the finding's `problem` tells what.
    MISSING_REFERENCE(ERROR),
    /// Messenger would not accept the message; the finding's `problem` tells why.
    MESSAGE_LIMIT(ERROR),
    /// Something is not filled in, or out of bounds; the finding's `problem` tells what.
    UNFINISHED(ERROR),
    /// There are too many paths to follow them all, so nothing can be promised.
    TOO_COMPLEX(WARNING);

    private final Severity severity;

    FindingKind(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
