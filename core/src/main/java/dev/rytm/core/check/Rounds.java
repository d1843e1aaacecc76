package dev.rytm.core.check;

import dev.rytm.core.check.Strides.Footing;
import dev.rytm.core.check.Strides.Timed;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds rounds that speak again and again by themselves, with too little time in between.
///
/// They go on until the window closes, whatever the person does not do. One that says nothing to anybody is none: it
/// may well look every minute whether somebody has paid. Nor is one that its own actions end.
final class Rounds {

    /// The shortest time between two notifications that anybody can agree to: the most frequent topics are daily.
    static final Duration SHORTEST = Duration.ofDays(1);

    /// How many footings are looked at; what is still more tangled is believed to end.
    private static final int MOST_FOOTINGS = 20_000;

    private final Ground ground;
    private final Strides strides;
    private final Set<Position> circling;
    private final Fixes fixes;
    private int lookedAt;

    /// `positions` is where anybody may stand.
    Rounds(Ground ground, Set<Position> positions) {
        this.ground = ground;
        this.strides = Strides.over(ground, positions);
        this.fixes = new Fixes(ground.flow());
        this.circling = circling(positions);
    }

    /// The rounds, and what lies between two of them.
    private Set<Position> circling(Set<Position> positions) {
        Map<Position, List<Position>> ahead = new HashMap<>();
        Map<Position, List<Position>> behind = new HashMap<>();
        for (Position at : positions) {
            for (Timed next : strides.timed(new Footing(at, Facts.NONE))) {
                if (next.after().compareTo(SHORTEST) < 0) {
                    Position to = next.to().at();
                    ahead.computeIfAbsent(at, _ -> new ArrayList<>()).add(to);
                    behind.computeIfAbsent(to, _ -> new ArrayList<>()).add(at);
                }
            }
        }
        return withoutEnds(withoutEnds(positions, ahead, behind), behind, ahead);
    }

    /// What is left when everything has gone from which no way leads on.
    private static Set<Position> withoutEnds(
            Set<Position> positions, Map<Position, List<Position>> ahead, Map<Position, List<Position>> behind) {
        Set<Position> left = new HashSet<>(positions);
        Deque<Position> open = new ArrayDeque<>(positions);
        for (Position at = open.poll(); at != null; at = open.poll()) {
            boolean ends = ahead.getOrDefault(at, List.of()).stream().noneMatch(left::contains);
            if (ends && left.remove(at)) {
                open.addAll(behind.getOrDefault(at, List.of()));
            }
        }
        return left;
    }

    /// A way that was come by, read backwards.
    private record Way(Footing at, Duration took, @Nullable Way before) {

        List<Place> places() {
            List<Place> places = new ArrayList<>();
            for (Way way = before; way != null; way = way.before) {
                places.add(way.at.at().place());
            }
            return places.reversed().stream().distinct().toList();
        }
    }

    /// One finding for each round, at its first step in this flow.
    List<Finding> findings() {
        Map<StepId, Finding> found = new TreeMap<>(Comparator.comparing(StepId::value));
        Set<Place> told = new HashSet<>();
        circling.stream()
                .filter(at -> speaks(at.place()))
                .sorted(Comparator.comparing(Position::toString))
                .filter(at -> !told.contains(at.place()))
                .forEach(at -> round(new Footing(at, Facts.NONE), new HashSet<>(), new HashSet<>())
                        .ifPresent(round -> {
                            told.addAll(round);
                            finding(round).ifPresent(finding -> found.putIfAbsent(finding.step(), finding));
                        }));
        return List.copyOf(found.values());
    }

    private boolean speaks(Place place) {
        return switch (ground.step(place).orElse(null)) {
            case Step.MessageStep _, Step.QuestionStep _ -> true;
            case Step.ActionStep action ->
                action.actions().stream()
                        .anyMatch(each -> each instanceof Action.NotifyTeam || each instanceof Action.CallWebhook);
            case Step.ConsentStep _,
                    Step.ConditionStep _,
                    Step.WaitStep _,
                    Step.SplitStep _,
                    Step.GoToStep _,
                    Step.HandOverStep _,
                    Step.EndStep _ -> false;
            case null -> false;
        };
    }

    private Optional<Finding> finding(List<Place> round) {
        return round.stream()
                .filter(place -> place.flow().equals(ground.flow().id()))
                .findFirst()
                .map(place -> new Finding(
                        FindingKind.LOOP_TOO_SHORT,
                        place.step(),
                        "",
                        null,
                        round,
                        List.of(ground.name(place)),
                        null,
                        fixes.waitADay(place.step())));
    }

    /// Goes round from a footing to the same step. More may be certain there then, until a round changes nothing.
    private Optional<List<Place>> round(Footing start, Set<Footing> under, Set<Footing> seen) {
        under.add(start);
        seen.add(start);
        for (Way round : roundsFrom(start)) {
            if (under.contains(round.at())) {
                return Optional.of(round.places());
            }
            if (!seen.contains(round.at())) {
                Optional<List<Place>> further = round(round.at(), under, seen);
                if (further.isPresent()) {
                    return further;
                }
            }
        }
        under.remove(start);
        return Optional.empty();
    }

    /// The shortest ways back to the step, each with what is certain then, that take some time but not enough.
    private List<Way> roundsFrom(Footing start) {
        List<Way> rounds = new ArrayList<>();
        Map<Footing, Duration> known = new HashMap<>();
        PriorityQueue<Way> open = new PriorityQueue<>(Comparator.comparing(Way::took));
        open.add(new Way(start, Duration.ZERO, null));
        for (Way way = open.poll(); way != null && lookedAt++ < MOST_FOOTINGS; way = open.poll()) {
            if (way.before() != null && way.at().at().equals(start.at())) {
                if (way.took().isPositive()) {
                    rounds.add(way);
                }
                continue;
            }
            for (Timed next : strides.timed(way.at())) {
                Duration took = way.took().plus(next.after());
                Duration best = known.getOrDefault(next.to(), SHORTEST);
                if (circling.contains(next.to().at()) && took.compareTo(best) < 0) {
                    known.put(next.to(), took);
                    open.add(new Way(next.to(), took, way));
                }
            }
        }
        return rounds;
    }
}
