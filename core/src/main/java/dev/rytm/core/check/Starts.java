package dev.rytm.core.check;

import dev.rytm.core.Catalog.Entrances;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.sequence.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How people come into a flow, as far as the page's content tells, and what is known of them then.
final class Starts {

    private final Ground ground;
    private final Links links;

    Starts(Ground ground, Links links) {
        this.ground = ground;
        this.links = links;
    }

    /// Of the flow, and of all from which people may come into it. A flow that nothing starts may be meant for
    /// anything.
    List<Start> all() {
        FlowId checked = ground.flow().id();
        Set<FlowId> leading = links.leadingTo(checked);
        List<Start> known = ground.flows().stream()
                .map(flow -> flow.id())
                .filter(leading::contains)
                .flatMap(this::known)
                .toList();
        if (!known.isEmpty()) {
            return known;
        }
        return ground.flow().kind() == FlowKind.SUBFLOW
                ? List.of(new Start.ByCall(checked))
                : List.of(new Start.ByPerson(checked), new Start.ToMany(checked));
    }

    private Stream<Start> known(FlowId flow) {
        List<Start> starts = new ArrayList<>();
        Entrances entrances = ground.catalog().entrances();
        if (flow.equals(entrances.defaultReply())
                || entrances.keywords().containsValue(flow)
                || entrances.referrals().containsValue(flow)) {
            starts.add(new Start.ByPerson(flow));
        }
        ground.catalog().sequences().values().stream()
                .sorted(Comparator.comparing(sequence -> sequence.id().value()))
                .filter(sequence -> flows(sequence).anyMatch(flow::equals))
                .forEach(sequence -> starts.add(new Start.InTurn(flow, sequence.id(), sequence.topic())));
        ground.catalog().topics().values().stream()
                .sorted(Comparator.comparing(topic -> topic.id().value()))
                .forEach(topic -> starts.addAll(known(flow, topic)));
        return starts.stream();
    }

    private static List<Start> known(FlowId flow, Topic topic) {
        List<Start> starts = new ArrayList<>();
        if (flow.equals(topic.onStop())) {
            starts.add(new Start.OnStop(flow, topic.id()));
        }
        if (flow.equals(topic.onResume())) {
            starts.add(new Start.OnResume(flow, topic.id()));
        }
        return starts;
    }

    private static Stream<FlowId> flows(Sequence sequence) {
        return sequence.steps().stream().map(Sequence.SequenceStep::flow);
    }

    /// The first state; nothing if the flow has no beginning.
    Stream<State> states(Start start) {
        return ground.flow(start.flow()).stream().map(flow -> {
            Position at = new Position(new Place(flow.id(), flow.entry()), List.of());
            return switch (start) {
                case Start.ByPerson _, Start.ByCall _ ->
                    State.of(start, at, Mode.BY_PERSON, new Elapsed(Moves.ON_ITS_WAY));
                case Start.InTurn turn ->
                    State.of(start, at, new Mode(Mode.Kind.TURN, turn.topic(), false), Elapsed.UNKNOWN)
                            .agreed(turn.topic(), true)
                            .having(otherTurns(turn));
                case Start.ToMany _ -> State.of(start, at, new Mode(Mode.Kind.TURN, null, false), Elapsed.UNKNOWN);
                case Start.OnStop stop ->
                    State.of(start, at, new Mode(Mode.Kind.CONSENT_CHANGE, stop.topic(), false), Elapsed.UNKNOWN);
                case Start.OnResume resume ->
                    State.of(start, at, new Mode(Mode.Kind.CONSENT_CHANGE, resume.topic(), false), Elapsed.UNKNOWN)
                            .agreed(resume.topic(), true);
            };
        });
    }

    /// What the person may have been asked in the other turns of the sequence: an old message may be answered at any
    /// time, so it may have been just now.
    private List<Asked> otherTurns(Start.InTurn turn) {
        Sequence sequence = ground.catalog().sequences().get(turn.sequence());
        return sequence == null
                ? List.of()
                : flows(sequence)
                        .filter(flow -> !flow.equals(turn.flow()) || isTakenAgain(sequence, flow))
                        .distinct()
                        .flatMap(links::asking)
                        .flatMap(place -> ground.step(place).stream()
                                .map(step -> new Asked(((Step.ConsentStep) step).topic(), place, Duration.ZERO)))
                        .toList();
    }

    private static boolean isTakenAgain(Sequence sequence, FlowId flow) {
        return sequence.repeats() || flows(sequence).filter(flow::equals).count() > 1;
    }
}
