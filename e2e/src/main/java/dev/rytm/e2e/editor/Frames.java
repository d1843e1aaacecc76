package dev.rytm.e2e.editor;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The frames in which something moved while it was dragged, as moments in milliseconds.
record Frames(Duration drag, List<Double> moments) {

    /// Over the whole drag, so that what stands still at its beginning or end counts as well.
    double perSecond() {
        return 1_000.0 * moments.size() / drag.toMillis();
    }

    /// The longest that somebody looked at the same picture, in milliseconds.
    double longest() {
        return IntStream.range(1, moments.size())
                .mapToDouble(i -> moments.get(i) - moments.get(i - 1))
                .max()
                .orElse((double) drag.toMillis());
    }
}
