package dev.rytm.core.policy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What Meta bars a page from, and which one call may find out whether it still does.
///
/// A bar that an answer of Meta told lets one call try it from `trialFrom` on (inclusive, business time). While the
/// row named by `trial` is about to do that, `trialFrom` is the turn of the next one. Without `trialFrom` nobody may
/// try: Meta's word that the page is blocked for its policy ends with Meta's word that it no longer is.
///
/// Source: docs/decisions/0019.
public record Bar(
        Restriction restriction,
        @Nullable Instant trialFrom,
        @Nullable String trial) {

    public static final Bar NONE = new Bar(Restriction.NONE, null, null);

    /// From the refusal, or from a trial that nobody knows the outcome of, to the next trial.
    public static final Duration TRIAL_AFTER = Duration.ofHours(24);

    /// Whether it concerns attempts of this kind; those that may try it, too.
    public boolean concerns(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Request _ -> restriction != Restriction.NONE;
            case Attempt.Notification _, Attempt.Ordinary _ -> restriction == Restriction.SENDING_BARRED;
        };
    }

    /// Whether this row is the one that tries.
    public boolean isTriedBy(@Nullable String row) {
        return trial != null && trial.equals(row);
    }

    /// Whether somebody may begin to try.
    public boolean isOpenToTrial(Instant now) {
        return trialFrom != null && !now.isBefore(trialFrom);
    }

    boolean refuses(Attempt attempt, Instant now) {
        return concerns(attempt) && !isTriedBy(attempt.own()) && !isOpenToTrial(now);
    }

    /// The same bar, tried by this row since `now`.
    public Bar triedBy(String row, Instant now) {
        return new Bar(restriction, now.plus(TRIAL_AFTER), row);
    }
}
