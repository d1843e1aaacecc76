package dev.rytm.core.policy;

import dev.rytm.core.policy.Verdict.Allowed;
import dev.rytm.core.policy.Verdict.Refused;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One row of a table of rules, put to one attempt.
///
/// A `Condition` refuses until something happens. A `Wait` gives way by time alone: it maps an instant to the
/// first one at or after it that it no longer refuses (absent: time alone never helps).
sealed interface Rule {

    Reason reason();

    record Condition(Reason reason, boolean refuses) implements Rule {}

    record Wait(Reason reason, Function<Instant, @Nullable Instant> freeFrom) implements Rule {}

    /// How often the rules are put in turn before we believe that they never agree. Only quiet hours and
    /// the ends of periods come back again and again, at most twice a day each; all else gives way once.
    int MOST_ROUNDS = 2_000;

    /// The first rule that refuses gives the reason; all of them together the next allowed instant.
    static Verdict judge(List<Rule> rules, Instant now) {
        for (Rule rule : rules) {
            if (rule.refuses(now)) {
                return new Refused(rule.reason(), nextAllowedAt(rules, now));
            }
        }
        return new Allowed();
    }

    private boolean refuses(Instant now) {
        return switch (this) {
            case Condition condition -> condition.refuses();
            case Wait wait -> !now.equals(wait.freeFrom().apply(now));
        };
    }

    private static @Nullable Instant nextAllowedAt(List<Rule> rules, Instant now) {
        if (rules.stream().anyMatch(rule -> rule instanceof Condition && rule.refuses(now))) {
            return null;
        }
        Instant at = now;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Instant next = afterEach(rules, at);
            if (next == null || next.equals(at)) {
                return next;
            }
            at = next;
        }
        return null;
    }

    private static @Nullable Instant afterEach(List<Rule> rules, Instant at) {
        Instant next = at;
        for (Rule rule : rules) {
            Instant free = rule instanceof Wait wait ? wait.freeFrom().apply(next) : next;
            if (free == null) {
                return null;
            }
            next = free;
        }
        return next;
    }
}
