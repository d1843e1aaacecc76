package dev.rytm.core.sequence;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.policy.LocalTimes;
import dev.rytm.core.policy.NotificationPolicy;
import dev.rytm.core.policy.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.function.Predicate;

/// When the turns of a sequence come for one contact.
///
/// The local time comes round in the contact's `zone`: every day, every week on one weekday, or every month on one
/// day. Periods, which hold one turn each, are the consent's own and live in `periodZone`.
public record TurnTimes(
        Frequency frequency, LocalTime time, DayOfWeek weekday, int dayOfMonth, ZoneId zone, ZoneId periodZone) {

    /// `zone` is the contact's, `periodZone` the consent's.
    public static TurnTimes of(Sequence sequence, Frequency frequency, ZoneId zone, ZoneId periodZone) {
        return new TurnTimes(
                frequency,
                sequence.time(),
                Objects.requireNonNullElse(sequence.weekday(), DayOfWeek.MONDAY),
                Objects.requireNonNullElse(sequence.dayOfMonth(), 1),
                zone,
                periodZone);
    }

    /// The first turn of somebody who enrols at `at`: exactly at the local time, it is the next one.
    public Instant firstAfter(Instant at) {
        return first(candidate -> candidate.isAfter(at), at);
    }

    /// The first turn at or after `at`.
    public Instant firstFrom(Instant at) {
        return first(candidate -> !candidate.isBefore(at), at);
    }

    /// The turn in the period after `used`.
    public Instant inPeriodAfter(Period used) {
        return firstFrom(used.endsAt(periodZone));
    }

    /// The first turn after `at` whose period is not used; for somebody who resumes at `at`.
    public Instant firstUnused(Instant at, Predicate<Period> used) {
        Instant turn = firstAfter(at);
        while (used.test(period(turn))) {
            turn = inPeriodAfter(period(turn));
        }
        return turn;
    }

    public Period period(Instant at) {
        return Period.of(frequency, periodZone, at);
    }

    /// The exclusive end of the chance of a turn that is due at `turn`: no notification starts in the last minute
    /// of its period.
    public Instant sendBefore(Instant turn) {
        return period(turn).endsAt(periodZone).minus(NotificationPolicy.END_OF_PERIOD);
    }

    private Instant first(Predicate<Instant> wanted, Instant near) {
        LocalDate date = turnOn(before(turnOn(near.atZone(zone).toLocalDate())));
        while (true) {
            Instant candidate = LocalTimes.at(date, time, zone);
            if (wanted.test(candidate)) {
                return candidate;
            }
            date = turnOn(after(date));
        }
    }

    /// The day of the turn in the calendar period that holds `date`.
    private LocalDate turnOn(LocalDate date) {
        return switch (frequency) {
            case DAILY -> date;
            case WEEKLY ->
                date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .with(TemporalAdjusters.nextOrSame(weekday));
            case MONTHLY ->
                date.withDayOfMonth(Math.min(dayOfMonth, YearMonth.from(date).lengthOfMonth()));
        };
    }

    private LocalDate before(LocalDate date) {
        return switch (frequency) {
            case DAILY -> date.minusDays(1);
            case WEEKLY -> date.minusWeeks(1);
            case MONTHLY -> date.minusMonths(1);
        };
    }

    private LocalDate after(LocalDate date) {
        return switch (frequency) {
            case DAILY -> date.plusDays(1);
            case WEEKLY -> date.plusWeeks(1);
            case MONTHLY -> date.plusMonths(1);
        };
    }
}
