package dev.rytm.core.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// When the clock on the wall shows a time, also where the clocks are changed.
public final class LocalTimes {

    private LocalTimes() {}

    /// The instant of a local time. One that does not exist (spring) moves forward by the length of the
    /// gap, one that occurs twice (autumn) is taken at its first occurrence.
    public static Instant at(LocalDate date, LocalTime time, ZoneId zone) {
        return ZonedDateTime.ofLocal(date.atTime(time), zone, null).toInstant();
    }
}
