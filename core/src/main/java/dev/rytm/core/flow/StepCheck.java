package dev.rytm.core.flow;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowProblem.Kind;
import dev.rytm.core.message.Button;
import dev.rytm.core.message.Message;
import dev.rytm.core.message.MessageLimits;
import dev.rytm.core.message.QuickReply;
import dev.rytm.core.message.Rendering;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The problems of single steps: exits, references, messages, splits and waits.
final class StepCheck {

    private final Flow flow;
    private final FlowCheck.Known known;
    private final List<FlowProblem> problems;

    StepCheck(Flow flow, FlowCheck.Known known, List<FlowProblem> problems) {
        this.flow = flow;
        this.known = known;
        this.problems = problems;
    }

    void check(Step step) {
        switch (step) {
            case Step.MessageStep message -> {
                checkMessage(message, message.message());
                checkExits(message);
                exit(message, "next", message.next());
            }
            case Step.QuestionStep question -> {
                checkMessage(question, question.message());
                name(question, "field", question.field());
                duration(question, "timeout", question.timeout());
                exit(question, "next", question.next());
                exit(question, "otherwise", question.otherwise());
            }
            case Step.ConsentStep consent -> {
                topic(consent, "topic", consent.topic());
                exit(consent, "asked", consent.asked());
                exit(consent, "otherwise", consent.otherwise());
            }
            case Step.ConditionStep condition -> {
                new ConditionCheck(this, condition).check(condition.condition());
                exit(condition, "match", condition.match());
                exit(condition, "otherwise", condition.otherwise());
            }
            case Step.ActionStep action -> {
                new ActionCheck(this, action).check();
                exit(action, "next", action.next());
            }
            case Step.WaitStep wait -> checkWait(wait);
            case Step.SplitStep split -> checkSplit(split);
            case Step.GoToStep goTo -> checkGoTo(goTo);
            case Step.HandOverStep handOver -> {
                if (handOver.note() != null) {
                    text(handOver, "note", handOver.note());
                }
                exit(handOver, "next", handOver.next());
            }
            case Step.EndStep _ -> {}
        }
    }

    /// Checked as somebody reads it of whom nothing is known; longer values are caught when the message is filled.
    private void checkMessage(Step step, Message message) {
        Contact nobody = Contact.unknown(new ContactKey(0, ""));
        var place = new Rendering.Place(flow.id(), flow.version(), step.id(), null);
        MessageLimits.problems(Rendering.render(message, nobody, place))
                .forEach(problem -> problems.add(new FlowProblem(
                        step.id(), Kind.MESSAGE, "message." + problem.path(), problem.sentence(), problem)));
        buttons(message)
                .filter(Button.StartFlow.class::isInstance)
                .map(Button.StartFlow.class::cast)
                .forEach(button -> flow(step, "message.buttons", button.flow(), false));
    }

    private void checkExits(Step.MessageStep step) {
        Set<String> buttons = new HashSet<>();
        step.message().quickReplies().stream().map(QuickReply::id).forEach(buttons::add);
        buttons(step.message())
                .filter(Button.Tap.class::isInstance)
                .map(Button::id)
                .forEach(buttons::add);
        new TreeMap<>(step.exits()).forEach((button, target) -> {
            if (!buttons.contains(button)) {
                add(
                        step,
                        Kind.EXIT_UNKNOWN,
                        "exits." + button,
                        "The exit " + button + " belongs to no button or quick reply: remove it or add the button.");
            }
            exit(step, "exits." + button, target);
        });
    }

    private static Stream<Button> buttons(Message message) {
        return switch (message) {
            case Message.Text _, Message.Image _ -> Stream.empty();
            case Message.Buttons buttons -> buttons.buttons().stream();
            case Message.Gallery gallery -> gallery.cards().stream().flatMap(card -> card.buttons().stream());
        };
    }

    private void checkWait(Step.WaitStep step) {
        switch (step.delay()) {
            case Step.Delay.For wait -> duration(step, "delay.duration", wait.duration());
            case Step.Delay.UntilTime _ -> {}
            case Step.Delay.UntilReply wait -> duration(step, "delay.timeout", wait.timeout());
        }
        exit(step, "next", step.next());
        exit(step, "timeout", step.timeout());
    }

    private void checkSplit(Step.SplitStep step) {
        int sum = step.branches().stream().mapToInt(Step.Branch::percent).sum();
        boolean negative = step.branches().stream().anyMatch(branch -> branch.percent() < 0);
        if (sum != 100 || negative) {
            add(step, Kind.SPLIT_NOT_100, "branches", "The ways of a split must be 0 % or more and 100 % together.");
        }
        if (step.branches().size() > FlowLimits.BRANCHES_PER_SPLIT) {
            add(
                    step,
                    Kind.TOO_MANY,
                    "branches",
                    "The split has more than " + FlowLimits.BRANCHES_PER_SPLIT + " ways: remove some.");
        }
        for (int i = 0; i < step.branches().size(); i++) {
            exit(step, "branches[" + i + "].next", step.branches().get(i).next());
        }
    }

    private void checkGoTo(Step.GoToStep step) {
        switch (step.target()) {
            case Step.Target.ToStep target -> exit(step, "target", target.step());
            case Step.Target.ToFlow target -> flow(step, "target", target.flow(), false);
            case Step.Target.ToSubflow target -> flow(step, "target", target.flow(), true);
        }
        exit(step, "next", step.next());
    }

    private void exit(Step step, String path, @Nullable StepId target) {
        if (target != null && !flow.steps().containsKey(target)) {
            add(
                    step,
                    Kind.STEP_MISSING,
                    path,
                    "The exit leads to step " + target + ", which does not exist: choose another.");
        }
    }

    private void flow(Step step, String path, FlowId target, boolean subflow) {
        FlowKind kind = target.equals(flow.id()) ? flow.kind() : known.flows().get(target);
        if (kind == null) {
            add(step, Kind.FLOW_MISSING, path, "The flow " + target + " does not exist: choose another.");
        } else if (subflow && kind != FlowKind.SUBFLOW) {
            add(step, Kind.NOT_A_SUBFLOW, path, "The flow " + target + " is not a subflow: choose a subflow.");
        }
    }

    void topic(Step step, String path, TopicId topic) {
        if (!known.topics().contains(topic)) {
            add(step, Kind.TOPIC_MISSING, path, "The topic " + topic + " does not exist: choose another.");
        }
    }

    void sequence(Step step, String path, SequenceId sequence) {
        if (!known.sequences().contains(sequence)) {
            add(step, Kind.SEQUENCE_MISSING, path, "The sequence " + sequence + " does not exist: choose another.");
        }
    }

    void name(Step step, String path, String name) {
        if (name.isBlank()) {
            add(step, Kind.NAME_EMPTY, path, "A name is missing: write one.");
        } else if (name.length() > FlowLimits.NAME_LENGTH) {
            add(
                    step,
                    Kind.NAME_TOO_LONG,
                    path,
                    "A name may have at most " + FlowLimits.NAME_LENGTH + " characters: shorten it.");
        }
    }

    /// What the team is told.
    void text(Step step, String path, String text) {
        if (text.isBlank()) {
            add(step, Kind.TEXT_EMPTY, path, "There is nothing to tell the team: write a text.");
        } else if (text.length() > FlowLimits.NOTICE_LENGTH) {
            add(
                    step,
                    Kind.TEXT_TOO_LONG,
                    path,
                    "The team is told at most " + FlowLimits.NOTICE_LENGTH + " characters: shorten the text.");
        }
    }

    private void duration(Step step, String path, @Nullable Duration duration) {
        if (duration != null
                && (duration.compareTo(FlowLimits.SHORTEST_WAIT) < 0
                        || duration.compareTo(FlowLimits.LONGEST_WAIT) > 0)) {
            add(
                    step,
                    Kind.DURATION_OUT_OF_BOUNDS,
                    path,
                    "A wait lasts from 1 second to " + FlowLimits.LONGEST_WAIT.toDays() + " days: change it.");
        }
    }

    /// How far a condition looks back or ahead.
    void span(Step step, String path, Duration duration) {
        if (!FlowLimits.isSpan(duration)) {
            add(
                    step,
                    Kind.DURATION_OUT_OF_BOUNDS,
                    path,
                    "A condition looks from 1 second to " + FlowLimits.LONGEST_SPAN.toDays()
                            + " days back or ahead: change it.");
        }
    }

    void add(Step step, Kind kind, String path, String sentence) {
        problems.add(new FlowProblem(step.id(), kind, path, sentence));
    }
}
