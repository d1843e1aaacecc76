package dev.rytm.core.flow;

import dev.rytm.core.policy.LocalTimes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/// When a wait is over.
public final class Delays {

    private Delays() {}

    /// The first instant strictly after `after` at which it is `time` in `zone` on one of `days` (empty = any day).
    public static Instant next(LocalTime time, Set<DayOfWeek> days, ZoneId zone, Instant after) {
        LocalDate date = after.atZone(zone).toLocalDate().minusDays(1);
        while (true) {
            Instant candidate = LocalTimes.at(date, time, zone);
            if (candidate.isAfter(after) && (days.isEmpty() || days.contains(date.getDayOfWeek()))) {
                return candidate;
            }
            date = date.plusDays(1);
        }
    }
}
