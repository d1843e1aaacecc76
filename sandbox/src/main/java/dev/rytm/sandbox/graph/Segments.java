package dev.rytm.sandbox.graph;

import java.util.Arrays;
import java.util.List;

/// The parts of a path.
final class Segments {

    static final String VERSION = "v[0-9]{1,3}(\\.[0-9]{1,2})?";

    /// Whom a call without a version reaches.
    static final String NEWEST_VERSION = "v26.0";

    private static final int OLDEST = 13;
    private static final int NEWEST = 26;

    private Segments() {}

    static List<String> of(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// Rule 7: `v13.0` to `v26.0`.
    static boolean isKnownVersion(String segment) {
        if (!segment.matches(VERSION)) {
            return false;
        }
        int number = Integer.parseInt(segment.substring(1).split("\\.", 2)[0]);
        return number >= OLDEST && number <= NEWEST;
    }
}
