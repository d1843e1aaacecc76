package dev.rytm.core.check;

import static java.util.stream.Collectors.toSet;

import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.flow.Step.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a run goes on by itself: at once, or after some time, but with no wait for the person.
final class Strides {

    /// A place, and what is certain there.
    record Footing(Position at, Facts facts) {}

    /// A footing that is come to after a while.
    record Timed(Footing to, Duration after) {}

    /// A local time comes once a day.
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Ground ground;
    private final Set<Condition> asked;

    private Strides(Ground ground, Set<Condition> asked) {
        this.ground = ground;
        this.asked = asked;
    }

    /// `positions` are those that are looked at.
    static Strides over(Ground ground, Set<Position> positions) {
        Set<Condition> asked = positions.stream()
                .flatMap(at -> ground.step(at.place()).stream())
                .filter(Step.ConditionStep.class::isInstance)
                .flatMap(step -> parts(((Step.ConditionStep) step).condition()))
                .collect(toSet());
        return new Strides(ground, asked);
    }

    private static Stream<Condition> parts(Condition condition) {
        return switch (condition) {
            case Condition.Not not -> parts(not.part());
            case Condition.All all -> all.parts().stream().flatMap(Strides::parts);
            case Condition.Any any -> any.parts().stream().flatMap(Strides::parts);
            case Condition.WindowOpen _,
                    Condition.HandedOver _,
                    Condition.HasTag _,
                    Condition.FieldIs _,
                    Condition.ConsentIs _,
                    Condition.ConsentDated _,
                    Condition.LastActive _,
                    Condition.InSequence _,
                    Condition.LocalTimeIn _ -> Stream.of(condition);
        };
    }

    /// Also after waits: a reply that is waited for does not come, and its time runs out. What a clock changes is not
    /// certain any more behind them.
    List<Timed> timed(Footing footing) {
        Position at = footing.at();
        Facts later = footing.facts().afterTime();
        return switch (ground.step(at.place()).orElse(null)) {
            case Step.WaitStep wait ->
                switch (wait.delay()) {
                    case Delay.For delay -> after(delay.duration(), to(at, later, wait.next()));
                    case Delay.UntilTime _ -> after(A_DAY, to(at, later, wait.next()));
                    case Delay.UntilReply delay -> after(delay.timeout(), to(at, later, wait.timeout()));
                };
            case Step.QuestionStep question -> after(question.timeout(), to(at, later, question.otherwise()));
            case Step.HandOverStep handOver -> after(FlowLimits.HAND_OVER, to(at, later, handOver.next()));
            case Step.MessageStep _,
                    Step.ConsentStep _,
                    Step.ConditionStep _,
                    Step.ActionStep _,
                    Step.SplitStep _,
                    Step.GoToStep _,
                    Step.EndStep _ -> after(Duration.ZERO, from(footing).stream());
            case null -> List.of();
        };
    }

    private static List<Timed> after(@Nullable Duration time, Stream<Footing> to) {
        return time == null
                ? List.of()
                : to.map(footing -> new Timed(footing, time)).toList();
    }

    /// Also after a message that offers nothing to tap: it is sent, and the run goes on.
    List<Footing> from(Footing footing) {
        Position at = footing.at();
        Facts facts = footing.facts();
        Step step = ground.step(at.place()).orElse(null);
        return switch (step) {
            case null -> List.of();
            case Step.MessageStep message ->
                message.exits().isEmpty() ? to(at, facts, message.next()).toList() : List.of();
            case Step.ConsentStep consent ->
                Stream.concat(to(at, facts, consent.asked()), to(at, facts, consent.otherwise()))
                        .toList();
            case Step.ConditionStep condition -> choose(at, facts, condition);
            case Step.ActionStep action ->
                to(at, after(facts, action), action.next()).toList();
            case Step.SplitStep split ->
                split.branches().stream()
                        .filter(branch -> branch.percent() > 0)
                        .flatMap(branch -> to(at, facts, branch.next()))
                        .toList();
            case Step.GoToStep goTo -> goTo(at, facts, goTo).toList();
            case Step.EndStep _ -> to(at, facts, null).toList();
            case Step.QuestionStep _, Step.WaitStep _, Step.HandOverStep _ -> List.of();
        };
    }

    private static Stream<Footing> to(Position at, Facts facts, @Nullable StepId exit) {
        return at.through(exit).stream().map(next -> new Footing(next, facts));
    }

    private List<Footing> choose(Position at, Facts facts, Step.ConditionStep step) {
        return Stream.of(true, false)
                .filter(holds -> facts.holds(step.condition()).orElse(holds).equals(holds))
                .flatMap(holds ->
                        to(at, facts.assuming(step.condition(), holds), holds ? step.match() : step.otherwise()))
                .toList();
    }

    private Facts after(Facts facts, Step.ActionStep step) {
        Facts after = facts;
        for (Action action : step.actions()) {
            after = after.after(action, asked);
        }
        return after;
    }

    private Stream<Footing> goTo(Position at, Facts facts, Step.GoToStep step) {
        return switch (step.target()) {
            case Target.ToStep target -> to(at, facts, target.step());
            case Target.ToFlow target ->
                entry(ground.flow(target.flow()).stream())
                        .map(entry -> new Footing(new Position(entry, List.of()), facts));
            case Target.ToSubflow target ->
                entry(ground.flow(target.flow()).stream())
                        .map(entry -> new Footing(new Position(entry, at.calls(step.next())), facts));
        };
    }

    private static Stream<Place> entry(Stream<Flow> flows) {
        return flows.map(flow -> new Place(flow.id(), flow.entry()));
    }
}
