package dev.rytm.core.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// A nightly stretch without notifications, in the contact's zone: `[from, until)`, over midnight if `until`
/// is before `from`.
public record QuietHours(LocalTime from, LocalTime until) {

    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException(
                    "quiet hours must end at another time than they begin, not both at " + from);
        }
    }

    /// The first instant at or after `at` that is not quiet in `zone`.
    ///
    /// The two ends are local times like any other: one that a change of the clocks leaves out moves
    /// forward, one that it repeats is taken at its first occurrence.
    public Instant endOfQuiet(ZoneId zone, Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        for (LocalDate night = today.minusDays(2); !night.isAfter(today.plusDays(1)); night = night.plusDays(1)) {
            Instant end = endOf(night, zone);
            if (!at.isBefore(LocalTimes.at(night, from, zone)) && at.isBefore(end)) {
                return end;
            }
        }
        return at;
    }

    private Instant endOf(LocalDate night, ZoneId zone) {
        return LocalTimes.at(until.isAfter(from) ? night : night.plusDays(1), until, zone);
    }
}
