package dev.rytm.core.check;

import dev.rytm.core.check.Strides.Footing;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// Finds where people would go round and round, or farther in one go than the engine carries anybody.
///
/// A loop that its own actions end, such as one that leaves on a tag that it sets, is none.
final class Loops {

    /// How many footings are looked at before a loop is believed to be one.
    private static final int MOST_FOOTINGS = 20_000;

    private final Ground ground;
    private final Strides strides;
    private final Set<Position> circling;
    private final Fixes fixes;

    /// How many steps follow in one go, from where no loop does.
    private final Map<Position, Integer> lengths = new HashMap<>();

    /// `positions` is where anybody may stand.
    Loops(Ground ground, Set<Position> positions) {
        this.ground = ground;
        this.fixes = new Fixes(ground.flow());
        this.strides = Strides.over(ground, positions);
        this.circling = circling(positions);
    }

    private List<Position> next(Position at) {
        return strides.from(new Footing(at, Facts.NONE)).stream()
                .map(Footing::at)
                .distinct()
                .toList();
    }

    /// What is left when everything has gone from which a way ends: the loops, and what lies before them.
    private Set<Position> circling(Set<Position> positions) {
        Map<Position, List<Position>> leadingHere = new HashMap<>();
        Map<Position, Integer> waysOn = new HashMap<>();
        Deque<Position> ended = new ArrayDeque<>();
        for (Position at : positions) {
            List<Position> next = next(at).stream().filter(positions::contains).toList();
            next.forEach(to ->
                    leadingHere.computeIfAbsent(to, _ -> new ArrayList<>()).add(at));
            waysOn.put(at, next.size());
            if (next.isEmpty()) {
                ended.add(at);
            }
        }
        Set<Position> left = new HashSet<>(positions);
        for (Position at = ended.poll(); at != null; at = ended.poll()) {
            left.remove(at);
            lengths.put(at, length(at));
            for (Position before : leadingHere.getOrDefault(at, List.of())) {
                if (waysOn.merge(before, -1, Integer::sum) == 0) {
                    ended.add(before);
                }
            }
        }
        return left;
    }

    /// A message is the last step of its go: the run waits until it is sent.
    private int length(Position at) {
        boolean speaks = ground.step(at.place()).orElse(null) instanceof Step.MessageStep;
        return 1
                + (speaks
                        ? 0
                        : next(at).stream()
                                .mapToInt(next -> lengths.getOrDefault(next, 0))
                                .max()
                                .orElse(0));
    }

    /// Where the longest go of all begins, if the engine would not carry anybody to its end.
    Optional<Finding> longChain() {
        return lengths.entrySet().stream()
                .filter(chain -> chain.getValue() > FlowLimits.STEPS_PER_EVENT)
                .filter(chain ->
                        chain.getKey().place().flow().equals(ground.flow().id()))
                .max(Map.Entry.comparingByValue())
                .map(chain -> chain.getKey().place())
                .map(place -> Finding.of(
                        FindingKind.TOO_MANY_STEPS_AT_ONCE,
                        place.step(),
                        ground.name(place),
                        String.valueOf(FlowLimits.STEPS_PER_EVENT)));
    }

    /// One finding for each loop, at its first step in this flow.
    List<Finding> loops() {
        Map<StepId, Finding> found = new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        Set<Position> left = new HashSet<>(circling);
        for (Position start : ordered(circling)) {
            Optional<List<Position>> loop = left.contains(start) ? loop(start, left) : Optional.empty();
            loop.ifPresent(around -> {
                around.forEach(left::remove);
                finding(around).ifPresent(finding -> found.putIfAbsent(finding.step(), finding));
            });
        }
        return List.copyOf(found.values());
    }

    private static List<Position> ordered(Set<Position> positions) {
        return positions.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private Optional<Finding> finding(List<Position> loop) {
        List<Place> places = loop.stream().map(Position::place).distinct().toList();
        return places.stream()
                .filter(place -> place.flow().equals(ground.flow().id()))
                .findFirst()
                .map(place -> new Finding(
                        FindingKind.LOOP_WITHOUT_WAIT,
                        place.step(),
                        "",
                        null,
                        places,
                        List.of(ground.name(place)),
                        null,
                        fixes.waitADay(place.step())));
    }

    /// Goes on from `start`, and never twice over the same footing, until a way comes back to a footing of its own.
    private Optional<List<Position>> loop(Position start, Set<Position> within) {
        SequencedMap<Footing, Iterator<Footing>> way = new LinkedHashMap<>();
        Set<Footing> seen = new HashSet<>();
        Footing at = new Footing(start, Facts.NONE);
        while (at != null) {
            way.put(at, strides.from(at).iterator());
            seen.add(at);
            at = null;
            while (at == null && !way.isEmpty()) {
                Iterator<Footing> ways = way.lastEntry().getValue();
                if (!ways.hasNext()) {
                    way.pollLastEntry();
                    continue;
                }
                Footing next = ways.next();
                if (way.containsKey(next) || seen.size() > MOST_FOOTINGS) {
                    return Optional.of(
                            around(next, way.sequencedKeySet().stream().toList()));
                }
                at = within.contains(next.at()) && !seen.contains(next) ? next : null;
            }
        }
        return Optional.empty();
    }

    /// The loop that comes back to `closing`, from the step on that the way came to first.
    private static List<Position> around(Footing closing, List<Footing> way) {
        List<Position> loop = new ArrayList<>(way.subList(Math.max(0, way.indexOf(closing)), way.size()).stream()
                .map(Footing::at)
                .distinct()
                .toList());
        way.stream()
                .map(Footing::at)
                .filter(loop::contains)
                .findFirst()
                .ifPresent(first -> Collections.rotate(loop, -loop.indexOf(first)));
        return loop;
    }
}
