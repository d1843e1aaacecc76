package dev.rytm.core.check;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Follows people along every way that leads on, until nothing new can be true of anybody.
///
/// At each spot only states are kept that no other one covers; a crowd of them is drawn together, and a spot that comes
/// to no rest is taken at its worst. So it ends, and leaves nothing out.
final class Walk {

    private static final int MOST_MOVES = 20_000;
    private static final int CROWD = 12;
    private static final int RESTLESS = 200;

    private final Moves moves;
    private final Map<State.Spot, List<State>> known = new HashMap<>();
    private final Map<State.Spot, Integer> visits = new HashMap<>();
    private final Deque<State> ahead = new ArrayDeque<>();

    /// Those that nothing covers yet. Each is itself: comparing two would mean comparing all their past.
    private final Set<State> kept = Collections.newSetFromMap(new IdentityHashMap<>());

    Walk(Moves moves) {
        this.moves = moves;
    }

    /// Whether every way was followed to its end.
    boolean follow(List<State> starts) {
        starts.forEach(this::arrive);
        for (int made = 0; made < MOST_MOVES; made++) {
            State next = ahead.poll();
            if (next == null) {
                return true;
            }
            if (kept.contains(next)) {
                moves.from(next).forEach(this::arrive);
            }
        }
        return false;
    }

    /// Where anybody may stand.
    Set<Position> positions() {
        return known.keySet().stream().map(State.Spot::at).collect(toSet());
    }

    private void arrive(State state) {
        List<State> here = known.computeIfAbsent(state.spot(), _ -> new ArrayList<>());
        if (here.stream().anyMatch(state::isCoveredBy)) {
            return;
        }
        State widest = state;
        if (visits.merge(state.spot(), 1, Integer::sum) > RESTLESS) {
            widest = here.stream().reduce(state, State::joined).atItsWorst();
        } else if (here.size() >= CROWD) {
            widest = here.stream().reduce(state, State::joined);
        }
        add(widest, here);
    }

    private void add(State state, List<State> here) {
        here.stream().filter(old -> old.isCoveredBy(state)).forEach(kept::remove);
        here.removeIf(old -> old.isCoveredBy(state));
        here.add(state);
        kept.add(state);
        ahead.add(state);
    }
}
