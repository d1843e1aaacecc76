package dev.rytm.core.policy;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.OptInRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// At most `max` of these requests within any stretch of `span`, and within any one day or week of the page.
///
/// A request stops counting at exactly `span` after it. A rolling stretch satisfies every reading by the
/// calendar as well, unless the day or the week is longer than `span`: there, where summer time ends, the
/// calendar is asked too.
record Quota(List<OptInRequest> requests, int max, Duration span, Frequency calendar, ZoneId zone) {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration WEEK = Duration.ofDays(7);

    static Quota perDay(List<OptInRequest> requests, int max, ZoneId zone) {
        return new Quota(requests, max, DAY, Frequency.DAILY, zone);
    }

    static Quota perWeek(List<OptInRequest> requests, int max, ZoneId zone) {
        return new Quota(requests, max, WEEK, Frequency.WEEKLY, zone);
    }

    /// The first instant at or after `at` that leaves room for one more request, as far as can be told
    /// from `at`.
    Instant freeFrom(Instant at) {
        Instant rolling = askedAt()
                .filter(askedAt -> askedAt.plus(span).isAfter(at))
                .sorted(Comparator.reverseOrder())
                .skip(max - 1L)
                .findFirst()
                .map(mustAgeOut -> mustAgeOut.plus(span))
                .orElse(at);
        return rolling.isAfter(at) ? rolling : freeByCalendar(at);
    }

    private Instant freeByCalendar(Instant at) {
        Period period = Period.of(calendar, zone, at);
        Instant start = period.startsAt(zone);
        Instant end = period.endsAt(zone);
        boolean longer = Duration.between(start, end).compareTo(span) > 0;
        long asked = longer
                ? askedAt()
                        .filter(it -> !it.isBefore(start) && it.isBefore(end))
                        .count()
                : 0;
        return asked >= max ? end : at;
    }

    private Stream<Instant> askedAt() {
        return requests.stream().map(OptInRequest::askedAt);
    }
}
