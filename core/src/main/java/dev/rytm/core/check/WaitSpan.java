package dev.rytm.core.check;

import dev.rytm.core.flow.Step.Delay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;

/// How long a wait may last: at least and at most, both inclusive.
record WaitSpan(Duration least, Duration most) {

    private static final int WEEK = DayOfWeek.values().length;

    /// By how much the day is longer on which the clocks go back.
    private static final Duration CLOCKS_GO_BACK = Duration.ofHours(1);

    static WaitSpan of(Duration duration) {
        return new WaitSpan(duration, duration);
    }

    /// Until a local time on one of `days` (empty = any). It may be about to come, or just over.
    static WaitSpan until(Delay.UntilTime time) {
        return new WaitSpan(
                Duration.ZERO, Duration.ofDays(longestGap(time.days())).plus(CLOCKS_GO_BACK));
    }

    private static int longestGap(Set<DayOfWeek> days) {
        if (days.isEmpty()) {
            return 1;
        }
        return days.stream()
                .mapToInt(day -> IntStream.rangeClosed(1, WEEK)
                        .filter(gap -> days.contains(day.plus(gap)))
                        .findFirst()
                        .orElse(WEEK))
                .max()
                .orElse(WEEK);
    }
}
