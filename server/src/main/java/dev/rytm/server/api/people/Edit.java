package dev.rytm.server.api.people;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.imports.FieldType;
import dev.rytm.core.message.MessageLimits;
import dev.rytm.server.api.Checks;
import dev.rytm.store.Flows.Draft;
import dev.rytm.store.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an operator does to a person. It becomes an event that is decided like any other.
sealed interface Edit {

    record Tag(String tag, boolean present) implements Edit {}

    /// An absent value clears the field.
    record Field(String field, @Nullable FieldValue value) implements Edit {}

    record SetProfile(Profile profile) implements Edit {}

    record Enrol(SequenceId sequence, boolean replace) implements Edit {}

    record Leave(SequenceId sequence) implements Edit {}

    record StartFlow(FlowId flow) implements Edit {}

    record StopTopic(TopicId topic) implements Edit {}

    /// Give this person, whom the team has, back to the bot.
    record GiveBack() implements Edit {}

    /// Write to this person no more.
    record Suppress() implements Edit {}

    /// Write to this person again.
    record Restore() implements Edit {}

    /// Forget this person.
    record Erase() implements Edit {}

    /// Whether messages follow from it.
    default boolean sends() {
        return this instanceof Enrol || this instanceof StartFlow;
    }

    default Event event(Instant now, String by) {
        return switch (this) {
            case Tag edit -> new Event.TagChanged(now, edit.tag(), edit.present());
            case Field edit -> new Event.FieldChanged(now, edit.field(), edit.value());
            case SetProfile edit -> new Event.ProfileChanged(now, edit.profile());
            case Enrol edit -> new Event.EnrolmentAsked(now, edit.sequence(), edit.replace());
            case Leave edit -> new Event.LeaveAsked(now, edit.sequence());
            case StartFlow edit -> new Event.FlowAsked(now, edit.flow());
            case StopTopic edit -> new Event.StopAsked(now, edit.topic());
            case GiveBack _ -> new Event.GivenBack(now, by);
            case Suppress _ -> new Event.StandingChanged(now, Standing.SUPPRESSED);
            case Restore _ -> new Event.StandingChanged(now, Standing.NORMAL);
            case Erase _ -> new Event.StandingChanged(now, Standing.ERASED);
        };
    }

    /// What it names must be there.
    default void check(Checks checks, Transaction transaction, long pageId) {
        switch (this) {
            case Tag edit -> checks.text("/tag", edit.tag(), FlowLimits.NAME_LENGTH);
            case Field edit -> {
                checks.text("/field", edit.field(), FlowLimits.NAME_LENGTH);
                FieldType declared = transaction.contactFields().types(pageId).get(edit.field());
                checks.require(
                        edit.value() == null || declared == null || declared == FieldType.of(edit.value()),
                        "/value",
                        "field-type",
                        edit.field());
                if (edit.value() instanceof FieldValue.Text text) {
                    checks.require(
                            MessageLimits.length(text.value()) <= FlowLimits.ANSWER_LENGTH,
                            "/value/value",
                            "text-too-long",
                            FlowLimits.ANSWER_LENGTH);
                }
            }
            case SetProfile edit -> checkProfile(checks, edit.profile());
            case Enrol edit -> checkSequence(checks, transaction, pageId, edit.sequence());
            case Leave edit -> checkSequence(checks, transaction, pageId, edit.sequence());
            case StartFlow edit ->
                checks.require(
                        transaction
                                .flows()
                                .find(pageId, edit.flow())
                                .map(Draft::publishedVersion)
                                .isPresent(),
                        "/flow",
                        "flow-missing");
            case StopTopic edit ->
                checks.require(transaction.topics().find(pageId, edit.topic()).isPresent(), "/topic", "topic-missing");
            case GiveBack _, Suppress _, Restore _, Erase _ -> {
                // Nothing is named.
            }
        }
    }

    private static void checkProfile(Checks checks, Profile profile) {
        checks.text("/profile/firstName", profile.firstName(), FlowLimits.NAME_LENGTH)
                .text("/profile/lastName", profile.lastName(), FlowLimits.NAME_LENGTH)
                .text("/profile/locale", profile.locale(), 35);
        if (profile.zone() != null) {
            checks.zone("/profile/zone", profile.zone());
        }
    }

    private static void checkSequence(Checks checks, Transaction transaction, long pageId, SequenceId sequence) {
        checks.require(transaction.sequences().find(pageId, sequence).isPresent(), "/sequence", "sequence-missing");
    }
}
