package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.IdSource;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.contact.OptInRequest;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Exit;
import dev.rytm.core.flow.Step.ConsentStep;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.Rendering;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Likeness;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Verdict;
import java.time.Instant;
import java.util.Objects;

/// How a run says something: on the token, inside the window, or as a request; or why it does not.
final class Speech {

    private final Policy policy;
    private final IdSource ids;
    private final SendMemory memory;

    Speech(Policy policy, IdSource ids, SendMemory memory) {
        this.policy = policy;
        this.ids = ids;
        this.memory = memory;
    }

    /// The first message of a turn goes on the token, every other one to the person.
    Move say(Draft draft, FlowRun run, Message message) {
        boolean onToken = run.origin() instanceof Origin.OnToken token && token.first();
        if (!onToken && HandOvers.last(draft)) {
            return HandOvers.hold(draft, run);
        }
        var place = new Rendering.Place(run.flow(), run.version(), run.step(), run.id());
        OutgoingMessage content = Rendering.render(message, draft.contact(), place);
        return switch (run.origin()) {
            case Origin.OnToken token when token.first() -> sayOnToken(draft, run, token, content);
            case Origin.OnToken _, Origin.Direct _, Origin.ConsentChange _ -> sayInWindow(draft, run, content);
        };
    }

    /// Asks the policy again: the flow's own steps may have changed the facts since its turn began.
    private Move sayOnToken(Draft draft, FlowRun run, Origin.OnToken token, OutgoingMessage content) {
        Draft.Turn turn = Objects.requireNonNull(draft.turn(), "a message on the token needs a turn");
        Verdict verdict = notification(draft, token.topic(), token, turn.sendBefore());
        if (verdict instanceof Verdict.Refused refused) {
            return Move.ends(run, refused.reason());
        }
        draft.add(new Effect.Send(SendRows.notification(draft, run, token, content)));
        draft.take(new Draft.Turn(turn.sendId(), turn.sendBefore(), true));
        return new Move.Waits(run.waitingFor(new Waiting.ForSend(turn.sendId(), SendRows.zone(draft, token.topic()))));
    }

    private Verdict notification(Draft draft, TopicId topic, Origin.OnToken token, Instant sendBefore) {
        return policy.judge(
                new Attempt.Notification(null, topic, token.sequence(), sendBefore),
                draft.contact(),
                draft.page(),
                draft.now());
    }

    private Move sayInWindow(Draft draft, FlowRun run, OutgoingMessage content) {
        Attempt attempt = new Attempt.Ordinary(null, SendRows.endOfWindow(draft));
        Verdict verdict = policy.judge(attempt, draft.contact(), draft.page(), draft.now());
        PlannedSend row = SendRows.message(draft, run, content, ids.newId());
        return switch (verdict) {
            case Verdict.Allowed _ -> {
                draft.add(new Effect.Send(row));
                yield new Move.Waits(run.waitingFor(new Waiting.ForSend(row.id(), null)));
            }
            case Verdict.Refused refused
            when isHeld(draft, run, row, refused.reason()) -> {
                draft.add(new Effect.Send(row));
                yield new Move.Waits(run.waitingFor(new Waiting.ForSend(row.id(), null)));
            }
            case Verdict.Refused refused -> {
                Move move = RunSteps.afterSend(
                        draft, run, RunSteps.Said.NOT_NOW, refused.reason().name());
                if (!(move instanceof Move.Waits)) {
                    draft.add(new Effect.Refuse(row, refused.reason(), refused.nextAllowedAt()));
                }
                yield move;
            }
        };
    }

    /// A brake may be lifted while the window is open, so what it refuses is planned: dispatch holds it until then.
    /// What answers a stop or a resume waits for nothing.
    private static boolean isHeld(Draft draft, FlowRun run, PlannedSend row, Reason reason) {
        boolean liftable = reason == Reason.PAUSED || reason == Reason.PAGE_RESTRICTED;
        return liftable
                && !(run.origin() instanceof Origin.ConsentChange)
                && draft.now().isBefore(row.notAfter());
    }

    /// Sends an opt-in request, or refuses it and takes the other exit.
    ///
    /// A turn speaks on its token first. A request before that would end it with nothing sent, so none goes out.
    Move ask(Draft draft, FlowRun run, ConsentStep step) {
        if (run.origin() instanceof Origin.OnToken token && token.first()) {
            draft.note(NoteKind.EVENT_IGNORED, "run", run.id(), "step", step.id(), "reason", Why.TURN_SPEAKS_FIRST);
            return Move.through(draft, run, Exit.otherwise(step.otherwise()));
        }
        if (HandOvers.last(draft)) {
            return HandOvers.hold(draft, run);
        }
        Topic topic = draft.catalog().topics().get(step.topic());
        if (topic == null) {
            draft.note(NoteKind.EVENT_IGNORED, "run", run.id(), "step", step.id(), "reason", Why.TOPIC_GONE);
            return Move.through(draft, run, Exit.otherwise(step.otherwise()));
        }
        PlannedSend row = SendRows.request(draft, run, topic, ids.newId());
        Verdict verdict = judge(draft, topic, row);
        if (verdict instanceof Verdict.Refused refused) {
            draft.add(new Effect.Refuse(row, refused.reason(), refused.nextAllowedAt()));
            return Move.through(draft, run, Exit.otherwise(step.otherwise()));
        }
        draft.add(new Effect.Send(row));
        memory.remember(
                draft,
                new OptInRequest(
                        row.id(),
                        topic.id(),
                        Likeness.of(topic.name()),
                        Likeness.of(topic.wording().title()),
                        draft.now()));
        return new Move.Waits(run.waitingFor(new Waiting.ForSend(row.id(), null)));
    }

    private Verdict judge(Draft draft, Topic topic, PlannedSend row) {
        Attempt attempt = new Attempt.Request(
                null,
                topic.id(),
                Likeness.of(topic.name()),
                Likeness.of(topic.wording().title()));
        Verdict verdict = policy.judge(attempt, draft.contact(), draft.page(), draft.now());
        boolean tooLate = !draft.now().isBefore(row.notAfter());
        return verdict instanceof Verdict.Allowed && tooLate ? new Verdict.Refused(Reason.TOO_LATE, null) : verdict;
    }
}
