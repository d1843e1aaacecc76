package dev.rytm.core.flow;

import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.FlowWarning.Kind;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.flow.Step.Target;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds messages in a row: from every step that speaks it follows the exits that need nothing from the person.
///
/// It looks at one flow. What another flow says that a go-to leads to is unknown here, so nothing is said about it,
/// nor about what follows a subflow.
public final class FlowAdvice {

    private final Flow flow;

    private FlowAdvice(Flow flow) {
        this.flow = flow;
    }

    /// The warnings of a flow in the order of its steps' ids, at most one for each step.
    public static List<FlowWarning> warnings(Flow flow) {
        FlowAdvice advice = new FlowAdvice(flow);
        Map<StepId, StepId> after = new TreeMap<>(Comparator.comparing(StepId::value));
        flow.steps().values().stream()
                .filter(FlowAdvice::speaks)
                .sorted(Comparator.comparing(step -> step.id().value()))
                .forEach(step -> advice.heardNext(step).forEach(next -> after.putIfAbsent(next, step.id())));
        return after.entrySet().stream()
                .map(pair -> new FlowWarning(Kind.MESSAGES_IN_A_ROW, pair.getKey(), pair.getValue()))
                .toList();
    }

    /// The first steps that speak on every way that leads on from this one by itself.
    private Set<StepId> heardNext(Step from) {
        Set<StepId> heard = new HashSet<>();
        Set<StepId> seen = new HashSet<>();
        Deque<StepId> ahead = new ArrayDeque<>(exits(from));
        while (!ahead.isEmpty()) {
            StepId id = ahead.remove();
            Step step = flow.steps().get(id);
            if (step != null && seen.add(id)) {
                if (speaks(step)) {
                    heard.add(id);
                } else {
                    ahead.addAll(exits(step));
                }
            }
        }
        return heard;
    }

    private static boolean speaks(Step step) {
        return step instanceof Step.MessageStep || step instanceof Step.QuestionStep;
    }

    /// The exits that are taken although the person did nothing and the window may be closed.
    private static List<StepId> exits(Step step) {
        return switch (step) {
            case Step.MessageStep message -> message.exits().isEmpty() ? present(message.next()) : List.of();
            case Step.QuestionStep question -> question.timeout() == null ? List.of() : present(question.otherwise());
            case Step.ConsentStep consent -> present(consent.asked(), consent.otherwise());
            case Step.ConditionStep condition ->
                Stream.concat(
                                opensWindow(condition.condition(), true)
                                        ? Stream.of()
                                        : present(condition.match()).stream(),
                                opensWindow(condition.condition(), false)
                                        ? Stream.of()
                                        : present(condition.otherwise()).stream())
                        .toList();
            case Step.ActionStep action -> present(action.next());
            case Step.WaitStep wait ->
                wait.delay() instanceof Delay.UntilReply reply
                        ? reply.timeout() == null ? List.of() : present(wait.timeout())
                        : present(wait.next());
            case Step.SplitStep split ->
                split.branches().stream()
                        .flatMap(branch -> present(branch.next()).stream())
                        .toList();
            case Step.GoToStep goTo ->
                goTo.target() instanceof Target.ToStep target ? List.of(target.step()) : List.of();
            case Step.EndStep _ -> List.of();
        };
    }

    /// Whether the window is certainly open where the condition came out like this.
    private static boolean opensWindow(Condition condition, boolean holds) {
        return switch (condition) {
            case Condition.WindowOpen _ -> holds;
            case Condition.Not not -> opensWindow(not.part(), !holds);
            case Condition.All all -> holds && all.parts().stream().anyMatch(part -> opensWindow(part, true));
            case Condition.Any any -> !holds && any.parts().stream().anyMatch(part -> opensWindow(part, false));
            case Condition.HasTag _,
                    Condition.FieldIs _,
                    Condition.ConsentIs _,
                    Condition.ConsentDated _,
                    Condition.LastActive _,
                    Condition.InSequence _,
                    Condition.LocalTimeIn _ -> false;
        };
    }

    private static List<StepId> present(@Nullable StepId... exits) {
        return Stream.of(exits).flatMap(Stream::ofNullable).toList();
    }
}
