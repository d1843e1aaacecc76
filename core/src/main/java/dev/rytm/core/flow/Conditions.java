package dev.rytm.core.flow;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.flow.Condition.Comparison;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers conditions about one contact at one instant; `zone` is where the contact's local time is told.
public record Conditions(Contact contact, ZoneId zone, Instant now) {

    public boolean hold(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.parts().stream().allMatch(this::hold);
            case Condition.Any any -> any.parts().stream().anyMatch(this::hold);
            case Condition.Not not -> !hold(not.part());
            case Condition.HasTag tag -> contact.tags().contains(tag.tag());
            case Condition.FieldIs field -> compares(contact.fields().get(field.field()), field);
            case Condition.ConsentIs consent ->
                status(consent).map(consent.statuses()::contains).orElse(consent.none());
            case Condition.ConsentDated dated -> dated.span().contains(moment(dated), now);
            case Condition.LastActive active -> active.span().contains(contact.lastInteractionAt(), now);
            case Condition.WindowOpen _ -> contact.hasOpenWindow(now);
            case Condition.HandedOver _ -> contact.handedOverUntil().isPresent();
            case Condition.InSequence in ->
                contact.enrolments().values().stream()
                        .anyMatch(enrolment -> enrolment.sequence().equals(in.sequence()));
            case Condition.LocalTimeIn time -> isIn(time.days(), time.from(), time.until());
        };
    }

    /// The state at the instant: a consent whose end has come is expired, whether or not its timer was heard
    /// already.
    private Optional<ConsentStatus> status(Condition.ConsentIs condition) {
        return contact.consent(condition.topic()).map(this::status);
    }

    private @Nullable Instant moment(Condition.ConsentDated condition) {
        return contact.consent(condition.topic()).map(condition.moment()::of).orElse(null);
    }

    private ConsentStatus status(Consent consent) {
        boolean runsOut = consent.status() == ConsentStatus.ACTIVE || consent.status() == ConsentStatus.STOPPED;
        boolean over = consent.expiresAt() != null && !now.isBefore(consent.expiresAt());
        return runsOut && over ? ConsentStatus.EXPIRED : consent.status();
    }

    private static boolean compares(@Nullable FieldValue actual, Condition.FieldIs condition) {
        Comparison comparison = condition.comparison();
        if (comparison == Comparison.IS_EMPTY || comparison == Comparison.IS_PRESENT) {
            return (actual == null) == (comparison == Comparison.IS_EMPTY);
        }
        FieldValue wanted = condition.value();
        if (actual == null || wanted == null) {
            return comparison == Comparison.DIFFERS;
        }
        Optional<Integer> order = order(actual, wanted);
        return switch (comparison) {
            case EQUALS -> order.filter(sign -> sign == 0).isPresent();
            case DIFFERS -> order.filter(sign -> sign == 0).isEmpty();
            case LESS -> order.filter(sign -> sign < 0).isPresent();
            case GREATER -> order.filter(sign -> sign > 0).isPresent();
            case CONTAINS ->
                actual instanceof FieldValue.Text text
                        && wanted instanceof FieldValue.Text part
                        && text.value().contains(part.value());
            case IS_EMPTY, IS_PRESENT -> false;
        };
    }

    /// Which of two values of the same kind comes first; empty for values of different kinds.
    private static Optional<Integer> order(FieldValue one, FieldValue other) {
        return switch (one) {
            case FieldValue.Text text
            when other instanceof FieldValue.Text with -> Optional.of(byCodePoint(text.value(), with.value()));
            case FieldValue.Numeric number
            when other instanceof FieldValue.Numeric with ->
                Optional.of(number.value().compareTo(with.value()));
            case FieldValue.Truth truth
            when other instanceof FieldValue.Truth with -> Optional.of(Boolean.compare(truth.value(), with.value()));
            case FieldValue.Date date
            when other instanceof FieldValue.Date with ->
                Optional.of(date.value().compareTo(with.value()));
            case FieldValue.Text _, FieldValue.Numeric _, FieldValue.Truth _, FieldValue.Date _ -> Optional.empty();
        };
    }

    /// As PostgreSQL orders texts without a language; Java's own order differs beyond the first 65,536 characters.
    private static int byCodePoint(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /// A stretch over midnight belongs to the day on which it begins.
    private boolean isIn(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        DayOfWeek today = local.getDayOfWeek();
        if (from.isBefore(until)) {
            return !time.isBefore(from) && time.isBefore(until) && isOn(days, today);
        }
        return !time.isBefore(from) ? isOn(days, today) : time.isBefore(until) && isOn(days, today.minus(1));
    }

    private static boolean isOn(Set<DayOfWeek> days, DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
