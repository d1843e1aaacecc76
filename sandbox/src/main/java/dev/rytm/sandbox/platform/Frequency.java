package dev.rytm.sandbox.platform;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// How often a person agreed to be written to, and for how many calendar months (platform.md 3, era 2022).
public enum Frequency {
    /// Once a calendar day, for six months.
    DAILY(6),
    /// Once from Monday to Sunday, for nine months.
    WEEKLY(9),
    /// Once from the first to the last of a month, for twelve months.
    MONTHLY(12);

    private final int lifeMonths;

    Frequency(int lifeMonths) {
        this.lifeMonths = lifeMonths;
    }

    /// How many calendar months a token lives.
    public int lifeMonths() {
        return lifeMonths;
    }

    /// The first day of the period that holds `day`. Two days are in the same period if it is equal.
    public LocalDate periodStart(LocalDate day) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }
}
