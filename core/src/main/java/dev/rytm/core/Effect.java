package dev.rytm.core;

import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.Milestone;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order that a decision gives to the outside. The shell writes all orders of a decision down in the decision's
/// own transaction.
public sealed interface Effect {

    /// Put this into the send ledger, to be sent.
    record Send(PlannedSend send) implements Effect {}

    /// Put this into the send ledger as already refused: it was planned, and the policy said no for good. Nothing
    /// reports back. Its period is that of `dueAt`, the turn's own instant, which may lie in the past.
    record Refuse(PlannedSend send, Reason reason, @Nullable Instant nextAllowedAt) implements Effect {}

    /// Refuse what is still unsent (DUE and CLAIMED): the notifications on this topic, or, with no topic, everything of
    /// this person. An opt-in request is no notification: it may well follow a stop or an end.
    /// Each row refused so reports back with an `Event.SendEnded` of its own, as any other end of a send does.
    record Withdraw(@Nullable TopicId topic, Reason reason) implements Effect {}

    /// The same for one send, be it planned by this very decision.
    record WithdrawSend(String sendId, Reason reason) implements Effect {}

    /// Set the timer of this key, replacing an earlier one. An instant in the past is due at once.
    ///
    /// `heldVersion` is present if a brake holds what it waits for: then it is due as soon as the page's catalog is
    /// newer than this version, and at `at` at the latest.
    record StartTimer(String key, Instant at, @Nullable Long heldVersion) implements Effect {}

    record CancelTimer(String key) implements Effect {}

    /// Append to the consent ledger.
    record RecordConsent(ConsentChange change) implements Effect {}

    /// Forget every word that tells who this person was or what was said, before this decision: in events, sends and
    /// the timeline; and the key of their consent ledger. What accounts for sends (states, reasons, times) stays.
    record ForgetPerson() implements Effect {}

    /// Keep a token that belongs to no topic of ours; it is never sent on.
    record KeepForeignToken(String token, @Nullable String title, Instant at) implements Effect {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "KeepForeignToken[" + at + "]";
        }
    }

    /// Ask Meta what the person is called, when there is time; nobody waits for it. An answer comes as
    /// `Event.NameRead`.
    record AskName() implements Effect {}

    /// Tell the team of the page.
    record NotifyTeam(TeamNotice notice) implements Effect {}

    /// Call another system, when there is time; nobody waits for it. Only a call that failed for good reports back.
    record CallWebhook(WebhookCall call) implements Effect {}

    /// Meta accepted the attempt of this id: proof for a send whose answer was lost.
    record Prove(String attemptId, String messageId, Instant at) implements Effect {}

    /// Sent messages reached the person (`delivered`), or were read.
    record MarkReceipt(boolean read, List<String> messageIds, Instant watermark) implements Effect {

        public MarkReceipt {
            messageIds = List.copyOf(messageIds);
        }
    }

    /// Count somebody who left a step of a flow by one of its exits.
    record CountExit(FlowId flow, StepId step, String exit) implements Effect {}

    /// Count a tap on a button or quick reply of a step, or an agreement to what it asked for. `run` is the run that
    /// spoke, if it is known.
    record CountTap(FlowId flow, StepId step, @Nullable String run) implements Effect {}

    /// Keep that the person came to a milestone of a topic, if they did not before.
    record KeepMilestone(TopicId topic, Milestone milestone) implements Effect {}

    /// One line of the contact's timeline that no other effect tells: a step passed, a run or enrolment begun or
    /// ended, a refusal.
    record Note(Entry entry) implements Effect {}

    /// A kind of timeline line with its parameters; the studio turns it into a sentence.
    record Entry(String kind, Map<String, String> parameters) {

        public Entry {
            parameters = Map.copyOf(parameters);
        }
    }
}
