package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.FlowRun.Waiting;
import dev.rytm.core.flow.Answers;
import dev.rytm.core.flow.Exit;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.QuestionStep;
import dev.rytm.core.message.Payload;
import dev.rytm.core.message.Placeholders;
import dev.rytm.core.message.QuickReply;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers to questions, and taps on buttons and quick replies.
///
/// A tap names the run that spoke, its step and its flow version, so it leads on even when its run ended or went on
/// long ago. Another run that waits for the same answer is given it then; else a new run begins at that exit.
final class Replies {

    private final Runs runs;

    Replies(Runs runs) {
        this.runs = runs;
    }

    void answer(Draft draft, FlowRun run, @Nullable String text) {
        if (RunSteps.step(draft, run).orElse(null) instanceof QuestionStep question) {
            Runs.goOn(draft, run, Move.through(draft, run, exit(draft, question, text)));
        }
    }

    /// Keeps the answer and says where it leads; what is not of the wanted kind takes the other exit.
    private static Exit exit(Draft draft, QuestionStep question, @Nullable String text) {
        Optional<FieldValue> value =
                Optional.ofNullable(text).flatMap(answer -> Answers.read(question.answer(), answer));
        value.ifPresent(answer -> Actions.field(draft, question.field(), answer));
        return value.isPresent() ? Exit.next(question.next()) : Exit.otherwise(question.otherwise());
    }

    void tap(Draft draft, Payload.Go go, @Nullable String title) {
        Optional<FlowRun> waiting = waiting(draft, go);
        Step step = draft.catalog()
                .flow(go.flow(), waiting.map(FlowRun::version).orElse(go.version()))
                .map(flow -> flow.steps().get(go.step()))
                .orElse(null);
        if (step instanceof Step.MessageStep message) {
            follow(draft, go, waiting, Exit.tap(go.button(), message.exits().get(go.button())));
        } else if (step instanceof QuestionStep question) {
            follow(draft, go, waiting, exit(draft, question, title(draft, question, go.button(), title)));
        } else {
            draft.note(NoteKind.EVENT_IGNORED, "flow", go.flow(), "step", go.step(), "reason", Why.STEP_GONE);
        }
    }

    /// The run that waits for this tap: the one whose message was tapped; else, of several at the same step, the one
    /// that spoke last: its message is the nearest at hand.
    ///
    /// One that was carried into a newer version still waits for taps on what the older one said, if the newer
    /// one knows the button.
    private static Optional<FlowRun> waiting(Draft draft, Payload.Go go) {
        return draft.contact().runs().reversed().stream()
                .filter(run -> run.waiting() instanceof Waiting.ForReply)
                .filter(run -> run.flow().equals(go.flow()) && run.step().equals(go.step()))
                .filter(run -> run.version() == go.version() || (run.version() > go.version() && knows(draft, run, go)))
                .sorted(Comparator.comparing((FlowRun run) -> !run.id().equals(go.run()))
                        .thenComparingInt(FlowRun::version))
                .findFirst();
    }

    private static boolean knows(Draft draft, FlowRun run, Payload.Go go) {
        return RunSteps.step(draft, run)
                .filter(step -> step instanceof QuestionStep
                        || (step instanceof Step.MessageStep message
                                && message.exits().containsKey(go.button())))
                .isPresent();
    }

    private void follow(Draft draft, Payload.Go go, Optional<FlowRun> waiting, Exit exit) {
        draft.add(new Effect.CountTap(go.flow(), go.step(), go.run()));
        if (waiting.isPresent()) {
            Runs.goOn(draft, waiting.get(), Move.through(draft, waiting.get(), exit));
            return;
        }
        draft.add(new Effect.CountExit(go.flow(), go.step(), exit.name()));
        if (exit.to() != null) {
            runs.start(draft, go.flow(), go.version(), exit.to(), new Origin.Direct());
        }
    }

    /// What a tapped quick reply answers: its title as Meta repeats it, else as its author wrote it.
    private static @Nullable String title(Draft draft, QuestionStep question, String button, @Nullable String title) {
        return Optional.ofNullable(title)
                .or(() -> question.message().quickReplies().stream()
                        .filter(reply -> reply.id().equals(button))
                        .map(QuickReply::title)
                        .map(new Placeholders(draft.contact())::fill)
                        .findFirst())
                .orElse(null);
    }
}
