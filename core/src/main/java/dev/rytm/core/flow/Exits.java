package dev.rytm.core.flow;

import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Step.Branch;
import dev.rytm.core.flow.Step.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a step may lead inside its own flow.
public final class Exits {

    private Exits() {}

    /// All exits that are connected, whatever it is that takes them.
    public static List<StepId> of(Step step) {
        return switch (step) {
            case Step.MessageStep message ->
                Stream.concat(new TreeMap<>(message.exits()).values().stream(), Stream.ofNullable(message.next()))
                        .toList();
            case Step.QuestionStep question -> present(question.next(), question.otherwise());
            case Step.ConsentStep consent -> present(consent.asked(), consent.otherwise());
            case Step.ConditionStep condition -> present(condition.match(), condition.otherwise());
            case Step.ActionStep action -> present(action.next());
            case Step.WaitStep wait -> present(wait.next(), wait.timeout());
            case Step.SplitStep split ->
                split.branches().stream()
                        .flatMap(branch -> Stream.ofNullable(branch.next()))
                        .toList();
            case Step.GoToStep goTo ->
                goTo.target() instanceof Target.ToStep target
                        ? List.of(target.step())
                        : goTo.target() instanceof Target.ToSubflow ? present(goTo.next()) : List.of();
            case Step.HandOverStep handOver -> present(handOver.next());
            case Step.EndStep _ -> List.of();
        };
    }

    private static List<StepId> present(@Nullable StepId... exits) {
        return Stream.of(exits).flatMap(Stream::ofNullable).toList();
    }

    /// The same step with each connected exit led elsewhere, or (absent) nowhere. A go-to that would lead nowhere ends
    /// instead.
    public static Step led(Step step, Function<StepId, @Nullable StepId> elsewhere) {
        return switch (step) {
            case Step.MessageStep it ->
                new Step.MessageStep(
                        it.id(), it.name(), it.message(), led(it.exits(), elsewhere), led(it.next(), elsewhere));
            case Step.QuestionStep it ->
                new Step.QuestionStep(
                        it.id(),
                        it.name(),
                        it.message(),
                        it.field(),
                        it.answer(),
                        it.timeout(),
                        led(it.next(), elsewhere),
                        led(it.otherwise(), elsewhere));
            case Step.ConsentStep it ->
                new Step.ConsentStep(
                        it.id(), it.name(), it.topic(), led(it.asked(), elsewhere), led(it.otherwise(), elsewhere));
            case Step.ConditionStep it ->
                new Step.ConditionStep(
                        it.id(), it.name(), it.condition(), led(it.match(), elsewhere), led(it.otherwise(), elsewhere));
            case Step.ActionStep it -> new Step.ActionStep(it.id(), it.name(), it.actions(), led(it.next(), elsewhere));
            case Step.WaitStep it ->
                new Step.WaitStep(
                        it.id(), it.name(), it.delay(), led(it.next(), elsewhere), led(it.timeout(), elsewhere));
            case Step.SplitStep it ->
                new Step.SplitStep(
                        it.id(),
                        it.name(),
                        it.branches().stream()
                                .map(branch -> new Branch(branch.percent(), led(branch.next(), elsewhere)))
                                .toList());
            case Step.GoToStep it -> led(it, elsewhere);
            case Step.HandOverStep it ->
                new Step.HandOverStep(it.id(), it.name(), it.note(), led(it.next(), elsewhere));
            case Step.EndStep it -> it;
        };
    }

    private static Step led(Step.GoToStep step, Function<StepId, @Nullable StepId> elsewhere) {
        StepId next = led(step.next(), elsewhere);
        if (!(step.target() instanceof Target.ToStep target)) {
            return new Step.GoToStep(step.id(), step.name(), step.target(), next);
        }
        StepId to = elsewhere.apply(target.step());
        return to == null
                ? new Step.EndStep(step.id(), step.name())
                : new Step.GoToStep(step.id(), step.name(), new Target.ToStep(to), next);
    }

    private static @Nullable StepId led(@Nullable StepId exit, Function<StepId, @Nullable StepId> elsewhere) {
        return exit == null ? null : elsewhere.apply(exit);
    }

    private static Map<String, StepId> led(Map<String, StepId> exits, Function<StepId, @Nullable StepId> elsewhere) {
        Map<String, StepId> led = new LinkedHashMap<>();
        exits.forEach((button, exit) -> {
            StepId to = elsewhere.apply(exit);
            if (to != null) {
                led.put(button, Objects.requireNonNull(to));
            }
        });
        return led;
    }
}
