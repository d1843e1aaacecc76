package dev.rytm.core.decide;

import dev.rytm.core.Event.ButtonTapped;
import dev.rytm.core.Event.LinkFollowed;
import dev.rytm.core.Event.MessageReceived;
import dev.rytm.core.Event.ReactionChanged;
import dev.rytm.core.consent.Words;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.flow.Exit;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Payload;
import dev.rytm.core.policy.Likeness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a person does in the conversation: it opens the window, clears a report of unreachability, and somebody
/// answers.
final class Interactions {

    private final Runs runs;
    private final Consents consents;
    private final Replies replies;

    Interactions(Runs runs, Consents consents, Replies replies) {
        this.runs = runs;
        this.consents = consents;
        this.replies = replies;
    }

    /// The stop and start words go first; then a tapped quick reply, the question that waits, a keyword, any run
    /// that waits, and last the default reply.
    void wrote(Draft draft, MessageReceived event) {
        open(draft, event.at());
        if (isWord(draft, event)) {
            return;
        }
        if (HandOvers.take(draft)) {
            return;
        }
        Optional<Payload> tapped =
                Optional.ofNullable(event.quickReplyPayload()).flatMap(Payload::parse);
        if (tapped.isPresent()) {
            comeBack(draft);
            tapped(draft, tapped.get(), event.text());
            return;
        }
        Optional<FlowRun> question = newest(draft, run -> isAsking(draft, run));
        if (question.isPresent()) {
            replies.answer(draft, question.get(), event.text());
            comeBack(draft);
            return;
        }
        FlowId keyword = event.text() == null
                ? null
                : draft.catalog().entrances().keywords().get(Likeness.of(event.text()));
        boolean somebodyWaited = comeBack(draft);
        FlowId reply = somebodyWaited
                ? keyword
                : keyword == null ? draft.catalog().entrances().defaultReply() : keyword;
        if (reply != null) {
            runs.start(draft, reply, new Origin.Direct());
        }
    }

    private boolean isWord(Draft draft, MessageReceived event) {
        boolean stops = Words.contain(draft.catalog().entrances().stopWords(), event.text());
        boolean starts = Words.contain(draft.catalog().entrances().startWords(), event.text());
        if (stops || starts) {
            consents.word(draft, event.at(), stops);
        }
        return stops || starts;
    }

    void tapped(Draft draft, ButtonTapped event) {
        open(draft, event.at());
        if (HandOvers.take(draft)) {
            return;
        }
        comeBack(draft);
        Optional<Payload> payload = Optional.ofNullable(event.payload()).flatMap(Payload::parse);
        if (payload.isPresent()) {
            tapped(draft, payload.get(), event.title());
        }
        referral(draft, event.ref())
                .or(() -> payload.isPresent() ? Optional.empty() : referral(draft, event.payload()))
                .ifPresent(flow -> runs.start(draft, flow, new Origin.Direct()));
    }

    private void tapped(Draft draft, Payload payload, @Nullable String title) {
        switch (payload) {
            case Payload.Go go -> replies.tap(draft, go, title);
            case Payload.StartFlow start -> runs.start(draft, start.flow(), new Origin.Direct());
            case Payload.Ask _ -> {}
        }
    }

    /// A reaction opens the window, taking one back does not; neither is an answer.
    void reacted(Draft draft, ReactionChanged event) {
        if (event.reacted()) {
            open(draft, event.at());
        }
    }

    void followed(Draft draft, LinkFollowed event) {
        open(draft, event.at());
        if (HandOvers.take(draft)) {
            return;
        }
        referral(draft, event.ref()).ifPresent(flow -> runs.start(draft, flow, new Origin.Direct()));
    }

    private static Optional<FlowId> referral(Draft draft, @Nullable String ref) {
        return Optional.ofNullable(ref)
                .map(known -> draft.catalog().entrances().referrals().get(known));
    }

    /// The window counts from the newest interaction, by its own timestamp, but never from later than its arrival.
    private static void open(Draft draft, Instant at) {
        Instant happened = draft.happened(at);
        Instant last = draft.contact().lastInteractionAt();
        if (last == null) {
            Names.ask(draft);
        }
        if (last == null || happened.isAfter(last)) {
            draft.change(contact -> contact.withLastInteractionAt(happened));
        }
        draft.seen(happened);
    }

    /// Runs that wait for the person to come back try their step again, and those that wait for a sign of life go
    /// on.
    private static boolean comeBack(Draft draft) {
        List<FlowRun> waiting = draft.contact().runs().stream()
                .filter(run -> isHeldUp(run) || isAwaitingAnySign(draft, run))
                .toList();
        for (FlowRun run : waiting) {
            Move move = isHeldUp(run)
                    ? Move.again(run)
                    : RunSteps.step(draft, run)
                            .map(step -> Move.through(draft, run, Exit.next(((Step.WaitStep) step).next())))
                            .orElseThrow();
            Runs.goOn(draft, run, move);
        }
        return !waiting.isEmpty();
    }

    /// Had something to say and could not.
    private static boolean isHeldUp(FlowRun run) {
        return run.waiting() instanceof Waiting.ForInteraction || run.waiting() instanceof Waiting.ForGiveBack;
    }

    private static boolean isAwaitingAnySign(Draft draft, FlowRun run) {
        return run.waiting() instanceof Waiting.ForReply
                && RunSteps.step(draft, run).orElse(null) instanceof Step.WaitStep;
    }

    private static boolean isAsking(Draft draft, FlowRun run) {
        return run.waiting() instanceof Waiting.ForReply
                && RunSteps.step(draft, run).orElse(null) instanceof Step.QuestionStep;
    }

    private static Optional<FlowRun> newest(Draft draft, Predicate<FlowRun> wanted) {
        return draft.contact().runs().stream().filter(wanted).reduce((_, later) -> later);
    }
}
