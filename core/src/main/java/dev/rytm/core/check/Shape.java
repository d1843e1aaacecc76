package dev.rytm.core.check;

import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Exits;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.Button;
import dev.rytm.core.sequence.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the drawing itself shows: what leads nowhere, what nothing leads to, and topics that nobody is asked for.
final class Shape {

    private final Ground ground;
    private final Flow flow;
    private final Links links;
    private final Fixes fixes;

    Shape(Ground ground, Links links) {
        this.ground = ground;
        this.flow = ground.flow();
        this.links = links;
        this.fixes = new Fixes(flow);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(unasked());
        Set<StepId> reached = reached();
        flow.steps().values().stream()
                .map(step -> reached.contains(step.id()) ? of(step) : List.of(unreachable(step)))
                .forEach(findings::addAll);
        return findings;
    }

    private Set<StepId> reached() {
        Set<StepId> reached = new HashSet<>();
        Deque<StepId> ahead = new ArrayDeque<>(List.of(flow.entry()));
        while (!ahead.isEmpty()) {
            StepId next = ahead.remove();
            Step step = flow.steps().get(next);
            if (step != null && reached.add(next)) {
                ahead.addAll(Exits.of(step));
            }
        }
        return reached;
    }

    private Finding unreachable(Step step) {
        return Finding.of(FindingKind.UNREACHABLE_STEP, step.id(), name(step)).with(fixes.remove(step.id()));
    }

    private List<Finding> of(Step step) {
        return switch (step) {
            case Step.MessageStep message -> deadButtons(message);
            case Step.ActionStep action -> unasked(action);
            case Step.WaitStep wait when flow.kind() == FlowKind.FLOW -> deadEnd(wait);
            case Step.ConditionStep _, Step.SplitStep _ -> deadEnd(step);
            case Step.WaitStep _,
                    Step.QuestionStep _,
                    Step.ConsentStep _,
                    Step.GoToStep _,
                    Step.HandOverStep _,
                    Step.EndStep _ -> List.of();
        };
    }

    private List<Finding> deadEnd(Step step) {
        return Exits.of(step).isEmpty() ? List.of(Finding.of(FindingKind.DEAD_END, step.id(), name(step))) : List.of();
    }

    /// Whoever taps gets no answer.
    private List<Finding> deadButtons(Step.MessageStep step) {
        Stream<Finding> taps = Links.allButtons(step.message())
                .filter(Button.Tap.class::isInstance)
                .map(button -> deadButton(step, button.id(), button.title()));
        Stream<Finding> replies =
                step.message().quickReplies().stream().map(reply -> deadButton(step, reply.id(), reply.title()));
        return Stream.concat(taps, replies)
                .filter(finding -> !step.exits().containsKey(finding.about()))
                .toList();
    }

    private Finding deadButton(Step step, String id, String title) {
        return Finding.of(FindingKind.DEAD_BUTTON, step.id(), name(step), title).about(id);
    }

    private List<Finding> unasked(Step.ActionStep step) {
        return step.actions().stream()
                .filter(Action.Enrol.class::isInstance)
                .map(action -> ((Action.Enrol) action).sequence())
                .distinct()
                .flatMap(id -> Optional.ofNullable(ground.catalog().sequences().get(id)).stream())
                .flatMap(sequence -> unasked(step, sequence).stream())
                .toList();
    }

    /// The sequences that start this flow.
    private List<Finding> unasked() {
        Step entry = flow.steps().get(flow.entry());
        return entry == null
                ? List.of()
                : ground.catalog().sequences().values().stream()
                        .filter(sequence -> sequence.steps().stream()
                                .anyMatch(turn -> turn.flow().equals(flow.id())))
                        .flatMap(sequence -> unasked(entry, sequence).stream())
                        .toList();
    }

    private Optional<Finding> unasked(Step step, Sequence sequence) {
        return links.isAskedFor(sequence.topic())
                ? Optional.empty()
                : Optional.of(Finding.of(
                                FindingKind.TOPIC_NEVER_ASKED,
                                step.id(),
                                name(step),
                                ground.name(sequence.topic()),
                                sequence.name())
                        .about(sequence.id().value()));
    }

    private String name(Step step) {
        return ground.name(new Place(flow.id(), step.id()));
    }
}
