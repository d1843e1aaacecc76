package dev.rytm.core.trial;

import dev.rytm.core.Effect;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.WebhookCall;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.policy.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that happened while a flow was tried.
public sealed interface Moment {

    Instant at();

    /// What whoever tries it did.
    record Did(Instant at, Input input) implements Moment {}

    /// A message that would have gone out, taken as accepted.
    record Sent(Instant at, PlannedSend send, List<Offer> offers) implements Moment {

        public Sent {
            offers = List.copyOf(offers);
        }
    }

    /// A message that the policy refused.
    record Refused(
            Instant at,
            PlannedSend send,
            Reason reason,
            @Nullable Instant nextAllowedAt) implements Moment {}

    /// A message that Meta would not accept as it is filled in.
    record Failed(Instant at, PlannedSend send, String sentence) implements Moment {}

    /// What the team would be told.
    record TeamTold(Instant at, TeamNotice notice) implements Moment {}

    /// Another system that would be called.
    record Called(Instant at, WebhookCall call) implements Moment {}

    /// A line of the timeline.
    record Noted(Instant at, Effect.Entry entry) implements Moment {}

    /// A line of the consent ledger.
    record Consented(Instant at, ConsentChange change) implements Moment {}

    /// What was done could not be done, or nothing more is played.
    record Stuck(Instant at, Obstacle obstacle) implements Moment {}

    enum Obstacle {
        NO_SUCH_BUTTON,
        NEVER_ASKED,
        NO_CONSENT,
        NOTHING_AHEAD,
        TOO_MUCH
    }
}
