package dev.rytm.core.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way that led to a state, read backwards: where, in what mode and with what time elapsed, and how often the
/// person had acted by then.
record Trace(
        Position at,
        Mode mode,
        Elapsed elapsed,
        int meetings,
        @Nullable Trace before) {

    /// The latest earlier state at the same place, if the person has not acted since.
    Optional<Trace> lastVisit(Position position, Mode wanted, int until) {
        for (Trace trace = this; trace != null && trace.meetings == until; trace = trace.before) {
            if (trace.at.equals(position) && trace.mode.equals(wanted)) {
                return Optional.of(trace);
            }
        }
        return Optional.empty();
    }

    /// From the beginning to here; of a loop, the last round.
    List<Place> places() {
        List<Place> backwards = new ArrayList<>();
        for (Trace trace = this; trace != null; trace = trace.before) {
            backwards.add(trace.at.place());
        }
        LinkedHashSet<Place> onward = new LinkedHashSet<>();
        for (Place place : backwards.reversed()) {
            onward.remove(place);
            onward.add(place);
        }
        return List.copyOf(onward);
    }
}
