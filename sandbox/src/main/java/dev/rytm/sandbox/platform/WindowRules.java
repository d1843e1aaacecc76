package dev.rytm.sandbox.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules 12 and 13: the 24-hour window and what may be sent outside it. The window is half-open: it is closed
/// exactly 24 hours after the last interaction.
final class WindowRules {

    static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HUMAN_AGENT = Duration.ofDays(7);
    private static final Instant TAGS_DIE = Instant.parse("2026-04-27T00:00:00Z");
    private static final Set<String> DYING_TAGS =
            Set.of("CONFIRMED_EVENT_UPDATE", "ACCOUNT_UPDATE", "POST_PURCHASE_UPDATE");

    private WindowRules() {}

    static Optional<Refusal> check(Person person, @Nullable String tag, Instant now) {
        if (tag == null) {
            return person.windowOpen(WINDOW, now) ? Optional.empty() : Optional.of(closed(Rule.WINDOW));
        }
        if (tag.equals("HUMAN_AGENT")) {
            return person.windowOpen(HUMAN_AGENT, now) ? Optional.empty() : Optional.of(closed(Rule.TAG));
        }
        if (!DYING_TAGS.contains(tag)) {
            return Optional.of(Refusal.parameter(Rule.TAG, "Param tag must be one of the message tags."));
        }
        return now.isBefore(TAGS_DIE)
                ? Optional.empty()
                : Optional.of(Refusal.parameter(Rule.TAG, "The message tag " + tag + " is deprecated."));
    }

    static Refusal closed(Rule rule) {
        return Refusal.of(
                rule, 10, 2018278, "This message is sent outside of allowed window. Learn more about the new policy.");
    }
}
