package dev.rytm.core.flow;

import dev.rytm.core.contact.ConsentMoment;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A yes-or-no question about a contact at an instant.
public sealed interface Condition {

    /// Every part holds; an empty list holds.
    record All(List<Condition> parts) implements Condition {

        public All {
            parts = List.copyOf(parts);
        }
    }

    /// At least one part holds; an empty list does not.
    record Any(List<Condition> parts) implements Condition {

        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    record HasTag(String tag) implements Condition {}

    /// Compares a field with a value; an absent field satisfies `IS_EMPTY` and `DIFFERS` only. Values of different
    /// kinds differ.
    record FieldIs(
            String field, Comparison comparison, @Nullable FieldValue value) implements Condition {}

    /// The consent on a topic has one of these states; `none` also accepts no consent at all. Expiry is judged at
    /// the instant.
    record ConsentIs(TopicId topic, Set<ConsentStatus> statuses, boolean none) implements Condition {

        public ConsentIs {
            statuses = Set.copyOf(statuses);
        }
    }

    /// Something in the life of the consent on a topic happened, or will happen, in the span.
    record ConsentDated(TopicId topic, ConsentMoment moment, Span span) implements Condition {}

    /// The person last did something in the conversation in the span; never, if they never did.
    record LastActive(Span span) implements Condition {}

    record WindowOpen() implements Condition {}

    /// The team has the person, and the bot is silent.
    record HandedOver() implements Condition {}

    record InSequence(SequenceId sequence) implements Condition {}

    /// The local time in the contact's zone lies in `[from, until)` (over midnight if `until` is not after `from`)
    /// on one of `days` (empty = any day).
    record LocalTimeIn(Set<DayOfWeek> days, LocalTime from, LocalTime until) implements Condition {

        public LocalTimeIn {
            days = Set.copyOf(days);
        }
    }

    /// How a field is compared.
    enum Comparison {
        EQUALS,
        DIFFERS,
        CONTAINS,
        LESS,
        GREATER,
        IS_EMPTY,
        IS_PRESENT
    }
}
