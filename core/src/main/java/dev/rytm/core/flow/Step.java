package dev.rytm.core.flow;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.Message;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One step of a flow. An absent exit ends the flow there (or returns from a subflow).
public sealed interface Step {

    StepId id();

    String name();

    /// Says something. `exits` maps ids of tap buttons and quick replies to steps; `next` is taken as soon as the
    /// message was sent, but only if there is no tap exit to wait for.
    record MessageStep(
            StepId id,
            String name,
            Message message,
            Map<String, StepId> exits,
            @Nullable StepId next) implements Step {

        public MessageStep {
            exits = Map.copyOf(exits);
        }
    }

    /// Asks and waits for a written answer or a quick reply, which goes into `field`. `timeout`, if present, is how
    /// long it waits.
    record QuestionStep(
            StepId id,
            String name,
            Message message,
            String field,
            AnswerKind answer,
            @Nullable Duration timeout,
            @Nullable StepId next,
            @Nullable StepId otherwise)
            implements Step {}

    /// Asks for consent on a topic. `asked` is taken when the request was sent, `otherwise` when it was refused.
    record ConsentStep(
            StepId id,
            String name,
            TopicId topic,
            @Nullable StepId asked,
            @Nullable StepId otherwise) implements Step {}

    /// Chooses `match` or `otherwise`.
    record ConditionStep(
            StepId id,
            String name,
            Condition condition,
            @Nullable StepId match,
            @Nullable StepId otherwise) implements Step {}

    /// Does things, in order.
    record ActionStep(
            StepId id,
            String name,
            List<Action> actions,
            @Nullable StepId next) implements Step {

        public ActionStep {
            actions = List.copyOf(actions);
        }
    }

    /// Waits.
    record WaitStep(
            StepId id,
            String name,
            Delay delay,
            @Nullable StepId next,
            @Nullable StepId timeout) implements Step {}

    /// Sends people different ways by chance; the weights of the branches are percentages and sum to 100.
    record SplitStep(StepId id, String name, List<Branch> branches) implements Step {

        public SplitStep {
            branches = List.copyOf(branches);
        }
    }

    /// Goes on elsewhere.
    record GoToStep(
            StepId id, String name, Target target, @Nullable StepId next) implements Step {}

    /// Hands the person over to the team: the bot is silent until a member gives them back, or until
    /// [FlowLimits#HAND_OVER] is over; then `next` is taken. `note` tells the team what it is about.
    record HandOverStep(
            StepId id,
            String name,
            @Nullable String note,
            @Nullable StepId next) implements Step {}

    /// Ends the flow; inside a subflow, returns to the caller.
    record EndStep(StepId id, String name) implements Step {}

    /// One way out of a split.
    record Branch(int percent, @Nullable StepId next) {}

    /// What kind of answer a question accepts; another answer takes the `otherwise` exit.
    enum AnswerKind {
        TEXT,
        NUMBER,
        DATE
    }

    /// How long a wait step waits.
    sealed interface Delay {

        record For(Duration duration) implements Delay {}

        /// Until the next occurrence (strictly later) of a local time in the contact's zone, on one of `days`
        /// (empty = any day).
        record UntilTime(LocalTime time, Set<DayOfWeek> days) implements Delay {

            public UntilTime {
                days = Set.copyOf(days);
            }
        }

        /// Until the person writes or taps; `timeout`, if present, takes the timeout exit.
        record UntilReply(@Nullable Duration timeout) implements Delay {}
    }

    /// Where a go-to leads.
    sealed interface Target {

        /// Another step of the same flow.
        record ToStep(StepId step) implements Target {}

        /// The newest published version of another flow; there is no way back.
        record ToFlow(FlowId flow) implements Target {}

        /// The newest published version of a subflow; afterwards the go-to's `next` is taken.
        record ToSubflow(FlowId flow) implements Target {}
    }
}
