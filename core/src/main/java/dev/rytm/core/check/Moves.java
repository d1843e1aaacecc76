package dev.rytm.core.check;

import static dev.rytm.core.check.FindingKind.FLOW_UNPUBLISHED;
import static dev.rytm.core.check.FindingKind.MESSAGES_IN_A_ROW;
import static dev.rytm.core.check.FindingKind.MESSAGE_LEAVES_WINDOW;
import static dev.rytm.core.check.FindingKind.MESSAGE_OUTSIDE_WINDOW;
import static dev.rytm.core.check.FindingKind.STOPS_BEFORE_NOTIFICATION;
import static dev.rytm.core.check.FindingKind.SUBFLOWS_TOO_DEEP;
import static dev.rytm.core.check.FindingKind.TURN_SENDS_NOTHING;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Step;
import dev.rytm.core.flow.Step.Delay;
import dev.rytm.core.flow.Step.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a state leads, as the engine would carry people, and what is seen on the way.
final class Moves {

    /// How long what the person wrote or tapped may have been on its way when a step answers it. Nobody is called safe
    /// by seconds.
    static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private static final String WINDOW_HOURS = String.valueOf(Contact.MESSAGING_WINDOW.toHours());

    private final Ground ground;
    private final Rulebook rulebook;
    private final Sightings sightings;
    private final Requests requests;

    Moves(Ground ground, Rulebook rulebook, Sightings sightings) {
        this.ground = ground;
        this.rulebook = rulebook;
        this.sightings = sightings;
        this.requests = new Requests(ground, rulebook, sightings);
    }

    List<State> from(State state) {
        Step step = ground.step(state.at().place()).orElse(null);
        return switch (step) {
            case null -> List.of();
            case Step.MessageStep message -> say(state, message);
            case Step.QuestionStep question -> ask(state, question);
            case Step.ConsentStep consent -> request(state, consent);
            case Step.ConditionStep condition -> choose(state, condition);
            case Step.ActionStep action -> through(act(state, action), action.next());
            case Step.WaitStep wait -> wait(state, wait);
            case Step.SplitStep split ->
                split.branches().stream()
                        .filter(branch -> branch.percent() > 0)
                        .flatMap(branch -> through(state, branch.next()).stream())
                        .toList();
            case Step.GoToStep goTo -> goTo(state, goTo);
            case Step.HandOverStep handOver -> handOver(state, handOver);
            case Step.EndStep _ -> through(state, null);
        };
    }

    private List<State> through(State state, @Nullable StepId exit) {
        Optional<Position> next = state.at().through(exit);
        if (next.isEmpty() && state.mode().is(Mode.Kind.TURN)) {
            sightings.add(TURN_SENDS_NOTHING, state);
        }
        return next.stream().map(state::at).toList();
    }

    /// A message with taps waits for one; if it is refused after a stop or a resume, the run goes on without.
    private List<State> say(State state, Step.MessageStep step) {
        List<State> next = new ArrayList<>();
        for (State said : spoken(state)) {
            if (step.exits().isEmpty()) {
                next.addAll(through(said, step.next()));
            }
            State tapped = said.met(ON_ITS_WAY);
            step.exits().values().stream().distinct().forEach(exit -> next.addAll(through(tapped, exit)));
            next.addAll(started(tapped, Links.buttons(step.message())));
        }
        if (!step.exits().isEmpty() && passesUnsaid(state)) {
            next.addAll(through(state, step.next()));
        }
        return next;
    }

    private List<State> ask(State state, Step.QuestionStep step) {
        List<State> next = new ArrayList<>();
        for (State said : spoken(state)) {
            State answered = said.met(ON_ITS_WAY);
            next.addAll(through(answered, step.next()));
            next.addAll(through(answered, step.otherwise()));
            if (step.timeout() != null) {
                next.addAll(through(said.after(WaitSpan.of(step.timeout())), step.otherwise()));
            }
            next.addAll(started(answered, Links.buttons(step.message())));
        }
        if (passesUnsaid(state)) {
            next.addAll(through(state, step.otherwise()));
        }
        return next;
    }

    /// A flow that a button starts is a run of its own.
    private List<State> started(State tapped, Stream<FlowId> flows) {
        return flows.distinct()
                .flatMap(flow -> enter(tapped.in(Mode.BY_PERSON), flow, List.of()).stream())
                .toList();
    }

    private boolean passesUnsaid(State state) {
        return state.mode().is(Mode.Kind.CONSENT_CHANGE) && !rulebook.mayWrite(state.elapsed());
    }

    /// The state after something was said. What the closed window refuses waits until the person acts,
    /// and is said then.
    private List<State> spoken(State state) {
        Mode mode = state.mode();
        if (mode.is(Mode.Kind.TURN)) {
            if (mode.topic() != null && state.stopped().contains(mode.topic())) {
                sightings.add(STOPS_BEFORE_NOTIFICATION, state, ground.name(mode.topic()));
                return List.of();
            }
            return List.of(state.in(mode.spoken()));
        }
        if (rulebook.mayWrite(state.elapsed())) {
            return List.of(state);
        }
        if (mode.is(Mode.Kind.CONSENT_CHANGE)) {
            sightings.add(mode.met() ? MESSAGE_LEAVES_WINDOW : MESSAGE_OUTSIDE_WINDOW, state, WINDOW_HOURS);
            return List.of(state);
        }
        if (mode.is(Mode.Kind.SPOKEN) && !mode.met()) {
            sightings.add(MESSAGES_IN_A_ROW, state, spokenBefore(state), WINDOW_HOURS);
        } else {
            sightings.add(MESSAGE_LEAVES_WINDOW, state, WINDOW_HOURS);
        }
        return List.of(state.inWindow(rulebook.reach()));
    }

    private String spokenBefore(State state) {
        for (Trace trace = state.trace().before(); trace != null; trace = trace.before()) {
            Step step = ground.step(trace.at().place()).orElse(null);
            if (step instanceof Step.MessageStep || step instanceof Step.QuestionStep) {
                return ground.name(trace.at().place());
            }
        }
        return ground.name(state.start().flow());
    }

    private List<State> request(State state, Step.ConsentStep step) {
        List<State> next = new ArrayList<>();
        requests.made(state, step).ifPresent(asked -> next.addAll(through(asked, step.asked())));
        next.addAll(through(state, step.otherwise()));
        return next;
    }

    /// Where a condition tells that the window is open, or that it is not, the rest of the way knows it.
    private List<State> choose(State state, Step.ConditionStep step) {
        List<State> next = new ArrayList<>();
        for (boolean holds : List.of(true, false)) {
            StepId exit = holds ? step.match() : step.otherwise();
            if (Implied.windowOpen(step.condition(), holds)) {
                next.addAll(through(consents(state.inWindow(rulebook.reach()), step, holds), exit));
            } else if (!Implied.windowClosed(step.condition(), holds) || !rulebook.isOpen(state.elapsed())) {
                next.addAll(through(consents(state, step, holds), exit));
            }
        }
        return next;
    }

    private static State consents(State state, Step.ConditionStep step, boolean holds) {
        State known = state;
        for (Implied.Agreement agreement : Implied.agreements(step.condition(), holds)) {
            known = known.agreed(agreement.topic(), agreement.given());
        }
        return known;
    }

    private static State act(State state, Step.ActionStep step) {
        State after = state;
        for (Action action : step.actions()) {
            if (action instanceof Action.StopTopic stop) {
                after = after.stopping(stop.topic());
            }
        }
        return after;
    }

    /// A turn has to speak at once.
    private List<State> wait(State state, Step.WaitStep step) {
        if (state.mode().is(Mode.Kind.TURN)) {
            sightings.add(TURN_SENDS_NOTHING, state);
            return List.of();
        }
        return switch (step.delay()) {
            case Delay.For wait -> through(state.after(WaitSpan.of(wait.duration())), step.next());
            case Delay.UntilTime wait -> through(state.after(WaitSpan.until(wait)), step.next());
            case Delay.UntilReply wait -> {
                List<State> next = new ArrayList<>(through(state.met(ON_ITS_WAY), step.next()));
                if (wait.timeout() != null) {
                    next.addAll(through(state.after(WaitSpan.of(wait.timeout())), step.timeout()));
                }
                yield next;
            }
        };
    }

    /// Given back at once, or never; the person may have said nothing meanwhile.
    private List<State> handOver(State state, Step.HandOverStep step) {
        if (state.mode().is(Mode.Kind.TURN)) {
            sightings.add(TURN_SENDS_NOTHING, state);
            return List.of();
        }
        return through(state.after(new WaitSpan(Duration.ZERO, FlowLimits.HAND_OVER)), step.next());
    }

    private List<State> goTo(State state, Step.GoToStep step) {
        return switch (step.target()) {
            case Target.ToStep target -> through(state, target.step());
            case Target.ToFlow target -> enter(state, target.flow(), List.of());
            case Target.ToSubflow target -> {
                List<Position.Frame> stack = state.at().calls(step.next());
                if (stack.size() > FlowLimits.SUBFLOW_DEPTH) {
                    sightings.add(SUBFLOWS_TOO_DEEP, state, String.valueOf(FlowLimits.SUBFLOW_DEPTH));
                    yield List.of();
                }
                yield enter(state, target.flow(), stack);
            }
        };
    }

    private List<State> enter(State state, FlowId target, List<Position.Frame> stack) {
        if (ground.isUnpublished(target)) {
            sightings.add(FLOW_UNPUBLISHED, state, ground.name(target));
        }
        return ground.flow(target).stream()
                .map(Flow::entry)
                .map(entry -> state.at(new Position(new Place(target, entry), stack)))
                .toList();
    }
}
