package dev.rytm.sandbox.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rules 19, 23 and 24: whether one more request may go to a person. A request stops counting exactly 24 hours,
/// or 7 days, after it; one that was refused never counted.
final class RequestRules {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int PER_DAY = 5;
    private static final int PER_WEEK = 10;

    private RequestRules() {}

    static Optional<Refusal> check(Person person, List<OptInAsk.Draft> drafts, Settings settings, Instant now) {
        if (!person.windowOpen(WindowRules.WINDOW, now)) {
            return Optional.of(WindowRules.closed(Rule.REQUEST_WINDOW));
        }
        if (sameTitle(person, drafts, now)) {
            return Optional.of(Refusal.of(
                    Rule.REQUEST_SAME_TITLE,
                    613,
                    1893016,
                    "You have already sent an opt-in request for this topic to this person within a week."));
        }
        if (settings.limitsRequests() && full(person, drafts.size(), now)) {
            return Optional.of(Refusal.of(
                    Rule.REQUEST_LIMIT,
                    9,
                    2018352,
                    "User is performing too many actions: the limit of opt-in requests to this person is reached."));
        }
        return Optional.empty();
    }

    private static boolean sameTitle(Person person, List<OptInAsk.Draft> drafts, Instant now) {
        Set<String> titles = new HashSet<>();
        for (OptInAsk ask : person.recentAsks()) {
            if (ask.askedAt().plus(WEEK).isAfter(now)) {
                titles.add(ask.draft().title());
            }
        }
        return drafts.stream().anyMatch(draft -> !titles.add(draft.title()));
    }

    private static boolean full(Person person, int more, Instant now) {
        return count(person, DAY, now) + more > PER_DAY || count(person, WEEK, now) + more > PER_WEEK;
    }

    private static long count(Person person, Duration within, Instant now) {
        return person.recentAsks().stream()
                .filter(ask -> ask.askedAt().plus(within).isAfter(now))
                .count();
    }
}
