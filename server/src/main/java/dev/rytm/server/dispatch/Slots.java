package dev.rytm.server.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many calls of each page may be under way at once, so that a page whose answers are slow holds up nobody but
/// itself.
final class Slots {

    private final int perPage;
    private final Map<Long, Integer> taken = new HashMap<>();

    Slots(int perPage) {
        this.perPage = perPage;
    }

    /// Takes up to so many and returns how many it got.
    synchronized int take(long pageId, int wanted) {
        int got = Math.min(wanted, perPage - taken.getOrDefault(pageId, 0));
        if (got > 0) {
            taken.merge(pageId, got, Integer::sum);
        }
        return Math.max(0, got);
    }

    synchronized void give(long pageId, int many) {
        taken.computeIfPresent(pageId, (_, before) -> before <= many ? null : before - many);
    }

    synchronized List<Long> full() {
        List<Long> full = new ArrayList<>();
        taken.forEach((pageId, many) -> {
            if (many >= perPage) {
                full.add(pageId);
            }
        });
        return full;
    }

    synchronized int underWay() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }
}
