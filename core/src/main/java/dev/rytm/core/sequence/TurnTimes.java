package dev.rytm.core.sequence;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.policy.LocalTimes;
import dev.rytm.core.policy.NotificationPolicy;
import dev.rytm.core.policy.Period;
import java.time.DayOfWeek;
import java.time.Duration;
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
/// day. Periods, which hold one turn each, are the consent's own and live in `periodZone`. As the two zones differ, the
/// local time may come twice in a period, or not at all: every period has its turn nevertheless.
public record TurnTimes(
        Frequency frequency, LocalTime time, DayOfWeek weekday, int dayOfMonth, ZoneId zone, ZoneId periodZone) {

    /// How long before the end of its chance a turn comes at the latest that was drawn into its period.
    static final Duration LEAST_CHANCE = Duration.ofMinutes(15);

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
        return in(period(used.endsAt(periodZone)));
    }

    /// The turn in the first period after `used` that still gives it a chance at `from`.
    public Instant inPeriodAfter(Period used, Instant from) {
        Period next = period(used.endsAt(periodZone));
        if (from.isBefore(sendBefore(next))) {
            return in(next);
        }
        Period held = period(from);
        return from.isBefore(sendBefore(held)) ? in(held) : inPeriodAfter(held);
    }

    /// The one turn of a period: the local time on the period's own date, else another one that falls into the
    /// period, else the local time drawn into the period.
    ///
    /// The date comes first: of a month in which the local time comes twice, it is the one a month after the last.
    public Instant in(Period period) {
        Instant wish = LocalTimes.at(turnOn(period.start()), time, zone);
        if (holds(period, wish)) {
            return wish;
        }
        Instant start = period.startsAt(periodZone);
        Instant other = firstFrom(start);
        if (holds(period, other)) {
            return other;
        }
        Instant latest = sendBefore(period).minus(LEAST_CHANCE);
        return wish.isBefore(start) ? start : latest;
    }

    private boolean holds(Period period, Instant turn) {
        return !turn.isBefore(period.startsAt(periodZone)) && turn.isBefore(sendBefore(period));
    }

    /// The first turn after `at` that is not used; for somebody who resumes at `at`.
    public Instant firstUnused(Instant at, Predicate<Instant> used) {
        Instant turn = firstAfter(at);
        while (used.test(turn)) {
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
        return sendBefore(period(turn));
    }

    private Instant sendBefore(Period period) {
        return period.endsAt(periodZone).minus(NotificationPolicy.END_OF_PERIOD);
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
