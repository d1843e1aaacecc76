package dev.rytm.core;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.SendOutcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that happened to one person, or that was asked for on their behalf. `at` is its own timestamp, in
/// business time.
public sealed interface Event {

    Instant at();

    /// What Meta reports that a person did in the conversation.
    sealed interface FromPerson extends Event {}

    record MessageReceived(
            Instant at,
            String messageId,
            @Nullable String text,
            @Nullable String quickReplyPayload) implements FromPerson {}

    record ButtonTapped(
            Instant at,
            @Nullable String messageId,
            @Nullable String payload,
            @Nullable String title,
            @Nullable String ref)
            implements FromPerson {}

    record ReactionChanged(Instant at, String messageId, boolean reacted) implements FromPerson {}

    /// An m.me link was followed into an existing thread.
    record LinkFollowed(Instant at, @Nullable String ref) implements FromPerson {}

    /// The person agreed, or (`refreshed`) chose to continue when the consent was about to end. `expiresAt` is
    /// Meta's own word, if given.
    record OptInGranted(
            Instant at,
            String token,
            @Nullable String payload,
            @Nullable String title,
            @Nullable Frequency frequency,
            @Nullable ZoneId zone,
            @Nullable Instant expiresAt,
            boolean refreshed)
            implements FromPerson {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "OptInGranted[" + at + (refreshed ? " refreshed" : "") + "]";
        }
    }

    record NotificationsStopped(
            Instant at,
            String token,
            @Nullable String payload,
            @Nullable String title,
            @Nullable Frequency frequency) implements FromPerson {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "NotificationsStopped[" + at + "]";
        }
    }

    record NotificationsResumed(
            Instant at,
            String token,
            @Nullable String payload,
            @Nullable String title,
            @Nullable Frequency frequency) implements FromPerson {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "NotificationsResumed[" + at + "]";
        }
    }

    /// Messages were delivered: those named, and all sent up to `watermark`.
    record Delivered(Instant at, List<String> messageIds, Instant watermark) implements FromPerson {

        public Delivered {
            messageIds = List.copyOf(messageIds);
        }
    }

    /// Everything sent up to `watermark` was read.
    record Read(Instant at, Instant watermark) implements FromPerson {}

    /// Meta repeats a message that the page sent. `metadata` is our attempt id, if the message was ours.
    record Echoed(Instant at, String messageId, @Nullable String metadata) implements FromPerson {}

    /// A timer that an earlier decision set has come due. The decision judges whether it still matters.
    record TimerFired(Instant at, String key, Instant dueAt) implements Event {}

    /// An attempt to send ended. `startedAt` is when it was begun; stop, revocation and expiry told by Meta's
    /// answer count from there.
    record SendEnded(Instant at, String sendId, Instant startedAt, SendOutcome outcome) implements Event {}

    /// Meta told when this token of the person may be used again.
    record TokenRead(Instant at, TopicId topic, String token, Instant nextEligibleAt) implements Event {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "TokenRead[" + at + " " + topic + " next " + nextEligibleAt + "]";
        }
    }

    /// Meta told what the person is called; absent is what it did not say.
    record NameRead(
            Instant at,
            @Nullable String firstName,
            @Nullable String lastName) implements Event {}

    /// Another system could not be told, however often it was tried. `status` is what it answered last; absent if it
    /// did not.
    record WebhookFailed(Instant at, String host, @Nullable Integer status, FlowId flow, StepId step)
            implements Event {}

    /// What an operator, the API or a broadcast asks for.
    sealed interface FromOperator extends Event {}

    record ProfileChanged(Instant at, Profile profile) implements FromOperator {}

    record TagChanged(Instant at, String tag, boolean present) implements FromOperator {}

    /// An absent value clears the field.
    record FieldChanged(Instant at, String field, @Nullable FieldValue value) implements FromOperator {}

    /// A tag goes by another name, or is joined to one that is there already.
    record TagRenamed(Instant at, String tag, String into) implements FromOperator {}

    /// A field goes by another name. A value that the other field has already stays.
    record FieldRenamed(Instant at, String field, String into) implements FromOperator {}

    /// A row of an import: what it tells is added, what it does not tell stays. It never tells of a consent.
    record RowImported(
            Instant at,
            @Nullable String firstName,
            @Nullable String lastName,
            Set<String> tags,
            Map<String, FieldValue> fields)
            implements FromOperator {

        public RowImported {
            tags = Set.copyOf(tags);
            fields = Map.copyOf(fields);
        }
    }

    record EnrolmentAsked(Instant at, SequenceId sequence, boolean replace) implements FromOperator {}

    record LeaveAsked(Instant at, SequenceId sequence) implements FromOperator {}

    /// The author of a sequence asks that those who finished it go on with the steps added since.
    record WakeAsked(Instant at, SequenceId sequence) implements FromOperator {}

    record FlowAsked(Instant at, FlowId flow) implements FromOperator {}

    /// A new version of a flow was published, and its author wants whoever is inside an older one to go on in it, or
    /// (`restarts`) to begin it.
    record VersionPublished(Instant at, FlowId flow, int version, boolean restarts) implements FromOperator {}

    /// A member of the team gives the person back to the bot; `by` is who.
    record GivenBack(Instant at, String by) implements FromOperator {}

    record StopAsked(Instant at, TopicId topic) implements FromOperator {}

    record StandingChanged(Instant at, Standing standing) implements FromOperator {}

    /// The page went over to another rule pack: what that does to this person is to be written down.
    record RulesChanged(Instant at) implements FromOperator {}
}
