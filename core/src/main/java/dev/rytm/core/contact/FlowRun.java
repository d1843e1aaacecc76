package dev.rytm.core.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One person's place in one flow: the version they entered, the step they stand on, and what they wait for.
///
/// `stack` holds the subflow calls to return to, innermost last.
public record FlowRun(
        String id,
        FlowId flow,
        int version,
        StepId step,
        Waiting waiting,
        List<Frame> stack,
        Origin origin,
        Instant startedAt) {

    public FlowRun {
        stack = List.copyOf(stack);
    }

    public FlowRun at(StepId next) {
        return new FlowRun(id, flow, version, next, waiting, stack, origin, startedAt);
    }

    public FlowRun waitingFor(Waiting next) {
        return new FlowRun(id, flow, version, step, next, stack, origin, startedAt);
    }

    public FlowRun withOrigin(Origin next) {
        return new FlowRun(id, flow, version, step, waiting, stack, next, startedAt);
    }

    /// Carries the run into another flow, or back out of a subflow.
    public FlowRun in(FlowId nextFlow, int nextVersion, StepId nextStep, List<Frame> nextStack) {
        return new FlowRun(id, nextFlow, nextVersion, nextStep, waiting, nextStack, origin, startedAt);
    }

    /// Until when the team has the person at the longest, if this run handed them over.
    public Optional<Instant> handedOverUntil() {
        return waiting instanceof Waiting.ForTeam team ? Optional.of(team.until()) : Optional.empty();
    }

    /// Where a subflow returns to. `goTo` is the step that called it, absent in calls of old, which did not say;
    /// `step` is absent when the caller ends there.
    public record Frame(
            FlowId flow,
            int version,
            @Nullable StepId goTo,
            @Nullable StepId step) {}

    /// What must happen before the run goes on.
    public sealed interface Waiting {

        /// The outcome of the message that the current step sent. `zone` is present if it went on a token: the zone of
        /// the consent when it was planned.
        record ForSend(String sendId, @Nullable ZoneId zone) implements Waiting {}

        /// A tap or a reply that opens the window; then the current message step is tried again.
        record ForInteraction() implements Waiting {}

        /// A reply (or, on a message step, a tap); at `until`, if present, the step's timeout exit is taken.
        record ForReply(@Nullable Instant until) implements Waiting {}

        /// The team, to which this step handed the person over: a member gives them back, or it is over at `until`.
        record ForTeam(Instant until) implements Waiting {}

        /// The end of a hand-over that another run began; then the current step is tried again.
        record ForGiveBack() implements Waiting {}

        /// An instant.
        record Until(Instant until) implements Waiting {}
    }

    /// Why the run began; it decides how its first message travels.
    public sealed interface Origin {

        /// The person did something, or the operator started it: ordinary messages.
        record Direct() implements Origin {}

        /// A sequence step or a broadcast: the first message goes on the topic's token. `first` is true until the
        /// outcome of that message is known.
        record OnToken(
                TopicId topic,
                @Nullable SequenceId sequence,
                @Nullable StepId sequenceStep,
                boolean first) implements Origin {}

        /// A stop or resume of a topic: a refused message does not hold the run up.
        record ConsentChange(TopicId topic) implements Origin {}
    }
}
