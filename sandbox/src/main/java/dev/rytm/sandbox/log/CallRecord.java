package dev.rytm.sandbox.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One Graph call that was received whole, in the order in which the platform judged it.
///
/// `fault` names the fault it met, or is empty. `answered` is missing until an answer, whole or not, was written.
public record CallRecord(
        long sequence,
        When received,
        Subject subject,
        Verdict verdict,
        String fault,
        @Nullable Answered answered) {

    /// A moment on all clocks: the machine's wall clock, its monotonic clock, and the virtual clock.
    public record When(Instant wall, long nanos, Instant virtual) {}

    /// What a call is.
    public enum Kind {
        /// A message to a person, inside the window or with a tag.
        MESSAGE,
        /// A request to agree.
        OPT_IN_REQUEST,
        /// A message on a notification token.
        NOTIFICATION,
        /// Typing or seen.
        SENDER_ACTION,
        /// A read of what a person is called.
        PROFILE,
        /// Anything else, and sends that could not be read.
        OTHER;

        /// Whether it puts something into a conversation.
        public boolean speaks() {
            return this != PROFILE && this != OTHER;
        }
    }

    /// Whom and what a call is about. What a call does not name is empty.
    public record Subject(Kind kind, String page, String psid, String token, String metadata, List<Topic> topics) {
        /// Copies the topics.
        public Subject {
            topics = List.copyOf(topics);
        }
    }

    /// A topic asked for, or the one behind the token.
    public record Topic(String title, String frequency) {}

    /// How a call ended.
    public enum Outcome {
        /// Accepted.
        ACCEPTED,
        /// Refused by a rule.
        REJECTED,
        /// Accepted because the sandbox observes; the rule would have refused it.
        OBSERVED,
        /// Not judged: a fault came first, nothing happened.
        DROPPED
    }

    /// The outcome, with the message it led to and the rule that refused it, as far as there are any.
    public record Verdict(
            Outcome outcome, String messageId, int code, int subcode, int rule, String ruleName, String message) {}

    /// The answer: when it was written, its status, and whether it was written whole. Status 0 is a connection
    /// closed without an answer.
    public record Answered(Instant wall, long nanos, int status, boolean whole) {}

    /// Whether the platform did what was asked.
    public boolean accepted() {
        return verdict.outcome() == Outcome.ACCEPTED || verdict.outcome() == Outcome.OBSERVED;
    }
}
