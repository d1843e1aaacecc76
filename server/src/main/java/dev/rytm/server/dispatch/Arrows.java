package dev.rytm.server.dispatch;

import dev.rytm.core.Event.SendEnded;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.message.SendOutcome.Evidence;
import dev.rytm.core.policy.Reason;
import dev.rytm.store.SendState;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Facts;
import dev.rytm.store.send.Move;
import dev.rytm.store.send.Unknowns;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Draws the arrows of the state diagram; which one to draw is decided elsewhere.
final class Arrows {

    private Arrows() {}

    /// Without a word to the person's inbox: the send has not ended.
    static Move silent(Claim claim, SendState to, Facts facts) {
        return new Move(claim.key(), claim.contact(), claim.fence(), claim.state(), to, facts, null);
    }

    static Move refused(Claim claim, Reason reason, @Nullable Instant next, Instant now) {
        SendOutcome outcome = new SendOutcome.Refused(reason, next);
        SendEnded event = new SendEnded(now, claim.send().id(), now, outcome);
        return new Move(
                claim.key(),
                claim.contact(),
                claim.fence(),
                claim.state(),
                SendState.REFUSED,
                Facts.refused(reason, next),
                event);
    }

    static Move failed(Claim claim, SendOutcome.Failed outcome, Instant now) {
        SendEnded event = new SendEnded(now, claim.send().id(), now, outcome);
        Facts facts = Facts.failed(new Facts.Fault(outcome.code(), outcome.subcode(), outcome.message()));
        return new Move(claim.key(), claim.contact(), claim.fence(), claim.state(), SendState.FAILED, facts, event);
    }

    /// Something but an answer proves that Meta took the attempt, at the latest at `sentAt`.
    static Move proven(Claim claim, Evidence evidence, Instant sentAt, Instant now) {
        // No proof but an answer or an echo names the message.
        SendOutcome outcome = new SendOutcome.Accepted("", evidence, sentAt);
        Instant began = Objects.requireNonNull(claim.attemptedAt());
        SendEnded event = new SendEnded(now, claim.send().id(), began, outcome);
        Facts facts = Facts.proven(new Facts.Proof(evidence, null, sentAt));
        return new Move(claim.key(), claim.contact(), claim.fence(), claim.state(), SendState.SENT, facts, event);
    }

    static Move silent(Order order, SendState to, Facts facts) {
        return new Move(order.key(), order.contact(), order.fence(), SendState.SENDING, to, facts, null);
    }

    static Move ended(Order order, SendState to, Facts facts, SendOutcome outcome, Instant now) {
        SendEnded event = new SendEnded(now, order.key().id(), order.firstStartedAt(), outcome);
        return new Move(order.key(), order.contact(), order.fence(), SendState.SENDING, to, facts, event);
    }

    /// The send has ended before; what this one attempt of it met is told all the same.
    static Move told(Order order, SendState to, Facts facts, SendOutcome outcome, Instant now) {
        SendEnded event = new SendEnded(now, order.key().id(), order.startedAt(), outcome);
        return new Move(order.key(), order.contact(), order.fence(), SendState.SENDING, to, facts, event);
    }

    static Move open(Unknowns.Open open, SendState from, SendState to, Facts facts, SendEnded event) {
        return new Move(open.key(), open.contact(), open.fence(), from, to, facts, event);
    }
}
