package dev.rytm.core.check;

import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Exits;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The edits that remove findings from one flow.
final class Fixes {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Flow flow;

    Fixes(Flow flow) {
        this.flow = flow;
    }

    /// A request that is left out takes its other exit, as if it had been refused.
    Fix checkWindow(StepId step) {
        StepId id = newId(step, "window");
        StepId otherwise = flow.steps().get(step) instanceof Step.ConsentStep consent ? consent.otherwise() : null;
        return before(
                Fix.Kind.CHECK_WINDOW,
                step,
                new Step.ConditionStep(id, "", new Condition.WindowOpen(), step, otherwise));
    }

    Fix waitADay(StepId step) {
        return before(
                Fix.Kind.WAIT_A_DAY,
                step,
                new Step.WaitStep(newId(step, "wait"), "", new Step.Delay.For(A_DAY), step, null));
    }

    private Fix before(Fix.Kind kind, StepId step, Step added) {
        Map<StepId, Step> changed = led(exit -> exit.equals(step) ? added.id() : exit);
        changed.put(added.id(), added);
        return new Fix(kind, flow.entry().equals(step) ? added.id() : flow.entry(), changed, Set.of());
    }

    /// Leads what led to a request on to where it leads when it is refused. Absent if the flow would have no beginning.
    @Nullable
    Fix passBy(Step.ConsentStep step) {
        StepId next = step.otherwise();
        if (step.id().equals(next) || (flow.entry().equals(step.id()) && next == null)) {
            return null;
        }
        Map<StepId, Step> changed = led(exit -> exit.equals(step.id()) ? next : exit);
        changed.remove(step.id());
        StepId entry = flow.entry().equals(step.id()) && next != null ? next : flow.entry();
        return new Fix(Fix.Kind.PASS_BY, entry, changed, Set.of(step.id()));
    }

    /// Also takes away what leads to it, which nobody reaches either.
    Fix remove(StepId step) {
        Map<StepId, Step> changed = led(exit -> exit.equals(step) ? null : exit);
        changed.remove(step);
        return new Fix(Fix.Kind.REMOVE_STEP, flow.entry(), changed, Set.of(step));
    }

    /// Takes the exits of a step away that lead to no step.
    Fix removeLostExits(Step step) {
        Step kept = Exits.led(step, exit -> flow.steps().containsKey(exit) ? exit : null);
        return new Fix(Fix.Kind.REMOVE_EXIT, flow.entry(), Map.of(step.id(), kept), Set.of());
    }

    private Map<StepId, Step> led(Function<StepId, @Nullable StepId> elsewhere) {
        Map<StepId, Step> changed = new HashMap<>();
        flow.steps().forEach((id, step) -> {
            Step led = Exits.led(step, elsewhere);
            if (!led.equals(step)) {
                changed.put(id, led);
            }
        });
        return changed;
    }

    private StepId newId(StepId near, String what) {
        String wish = near + "-" + what;
        StepId id = new StepId(wish);
        for (int n = 2; flow.steps().containsKey(id); n++) {
            id = new StepId(wish + n);
        }
        return id;
    }
}
