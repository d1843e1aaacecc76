package dev.rytm.core.check;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Target;
import dev.rytm.core.message.Button;
import dev.rytm.core.message.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which flows lead into which others, and what they ask for.
final class Links {

    private final Ground ground;

    Links(Ground ground) {
        this.ground = ground;
    }

    /// The flow itself and all from which people may come into it.
    Set<FlowId> leadingTo(FlowId flow) {
        Set<FlowId> leading = new HashSet<>(Set.of(flow));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Flow other : ground.flows()) {
                if (!leading.contains(other.id()) && from(other).anyMatch(leading::contains)) {
                    grew = leading.add(other.id());
                }
            }
        }
        return leading;
    }

    /// The flow itself and all into which people may come from it.
    private Set<FlowId> ledToBy(FlowId flow) {
        Set<FlowId> led = new HashSet<>();
        Deque<FlowId> ahead = new ArrayDeque<>(List.of(flow));
        while (!ahead.isEmpty()) {
            FlowId next = ahead.remove();
            if (led.add(next)) {
                ground.flow(next).ifPresent(known -> from(known).forEach(ahead::add));
            }
        }
        return led;
    }

    private static Stream<FlowId> from(Flow flow) {
        return flow.steps().values().stream().flatMap(Links::from);
    }

    private static Stream<FlowId> from(Step step) {
        return switch (step) {
            case Step.MessageStep message -> buttons(message.message());
            case Step.QuestionStep question -> buttons(question.message());
            case Step.GoToStep goTo ->
                switch (goTo.target()) {
                    case Target.ToFlow target -> Stream.of(target.flow());
                    case Target.ToSubflow target -> Stream.of(target.flow());
                    case Target.ToStep _ -> Stream.empty();
                };
            case Step.ConsentStep _,
                    Step.ConditionStep _,
                    Step.ActionStep _,
                    Step.WaitStep _,
                    Step.SplitStep _,
                    Step.HandOverStep _,
                    Step.EndStep _ -> Stream.empty();
        };
    }

    /// The flows that the buttons of a message start.
    static Stream<FlowId> buttons(Message message) {
        return allButtons(message)
                .filter(Button.StartFlow.class::isInstance)
                .map(button -> ((Button.StartFlow) button).flow());
    }

    static Stream<Button> allButtons(Message message) {
        return switch (message) {
            case Message.Text _, Message.Image _ -> Stream.empty();
            case Message.Buttons buttons -> buttons.buttons().stream();
            case Message.Gallery gallery -> gallery.cards().stream().flatMap(card -> card.buttons().stream());
        };
    }

    /// Where consent is asked for, in a flow and in all that it leads to.
    Stream<Place> asking(FlowId flow) {
        return ledToBy(flow).stream()
                .flatMap(id -> ground.flow(id).stream())
                .flatMap(known -> asking(known).map(step -> new Place(known.id(), step.id())));
    }

    /// Whether any flow of the page asks for consent on this topic.
    boolean isAskedFor(TopicId topic) {
        return ground.flows().stream()
                .flatMap(Links::asking)
                .anyMatch(step -> step.topic().equals(topic));
    }

    private static Stream<Step.ConsentStep> asking(Flow flow) {
        return flow.steps().values().stream()
                .filter(Step.ConsentStep.class::isInstance)
                .map(Step.ConsentStep.class::cast);
    }
}
