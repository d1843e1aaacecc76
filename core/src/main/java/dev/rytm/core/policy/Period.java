package dev.rytm.core.policy;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import dev.rytm.core.contact.Frequency;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The stretch of calendar in which a topic speaks once: a day, an ISO week (from Monday) or a month, by its
/// first day.
///
/// A period is calendar only; a zone says which instants it holds: from its first existing instant up to the
/// first existing instant of the next.
public record Period(Frequency frequency, LocalDate start) {

    public Period {
        if (!start.equals(firstDay(frequency, start))) {
            throw new IllegalArgumentException("no " + frequency + " period starts on " + start);
        }
    }

    /// The period that holds `at`.
    public static Period of(Frequency frequency, ZoneId zone, Instant at) {
        Period period =
                new Period(frequency, firstDay(frequency, at.atZone(zone).toLocalDate()));
        // Where the clocks go back over midnight, the old date returns for a while; the new period has begun all the
        // same. Where a zone leaves out a whole day, that day's period is empty.
        while (!at.isBefore(period.endsAt(zone))) {
            period = period.next();
        }
        return period;
    }

    public Instant startsAt(ZoneId zone) {
        return start.atStartOfDay(zone).toInstant();
    }

    /// Exclusive.
    public Instant endsAt(ZoneId zone) {
        return next().startsAt(zone);
    }

    public Period next() {
        LocalDate following = switch (frequency) {
            case DAILY -> start.plusDays(1);
            case WEEKLY -> start.plusWeeks(1);
            case MONTHLY -> start.plusMonths(1);
        };
        return new Period(frequency, following);
    }

    private static LocalDate firstDay(Frequency frequency, LocalDate date) {
        return switch (frequency) {
            case DAILY -> date;
            case WEEKLY -> date.with(previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> date.withDayOfMonth(1);
        };
    }
}
