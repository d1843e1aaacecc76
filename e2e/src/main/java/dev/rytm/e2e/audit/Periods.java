package dev.rytm.e2e.audit;

import dev.rytm.core.contact.Frequency;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/// In which period of a topic an instant lies: the day, the ISO week or the month of the consents' zone, told from the
/// frequency that people agreed to.
public record Periods(ZoneId zone, Map<String, Frequency> frequencies) {

    public Periods {
        frequencies = Map.copyOf(frequencies);
    }

    /// The first day of the period. A topic that nobody knows may speak least often.
    LocalDate of(String topic, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return switch (frequencies.getOrDefault(topic, Frequency.MONTHLY)) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }
}
