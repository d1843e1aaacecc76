package dev.rytm.core.check;

import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a run goes on by itself at once, with no wait for time or for the person.
final class Strides {

    /// A place, and what is certain there.
    record Footing(Position at, Facts facts) {}

    private final Ground ground;
    private final Set<Condition> asked;

    /// `asked` are the conditions of the steps that are looked at.
    Strides(Ground ground, Set<Condition> asked) {
        this.ground = ground;
        this.asked = asked;
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
