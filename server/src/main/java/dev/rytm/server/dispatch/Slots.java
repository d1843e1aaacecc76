package dev.rytm.server.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many calls of each page may be under way at once, so that a page whose answers are slow holds up nobody but
/// itself.
///
/// A page may have as many as are free for everybody, and no more than its own limit: of any number of slow pages
/// each ends up with an equal part, and as much again is left for the others.
///
/// All together may have one on every connection, and behind those as many as were answered within a second: while
/// answers come fast, batches are large, and nothing ever waits for a connection much longer than that second.
final class Slots {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int perPage;
    private final int connections;
    private final Map<Long, Integer> taken = new HashMap<>();
    private int used;
    private long secondBegan = System.nanoTime();
    private int answered;
    private int answeredBefore;

    Slots(int perPage, int connections) {
        this.perPage = perPage;
        this.connections = connections;
    }

    /// Takes up to so many and returns how many it got.
    synchronized int take(long pageId, int wanted) {
        int got = Math.clamp(room(taken.getOrDefault(pageId, 0)), 0, wanted);
        if (got > 0) {
            taken.merge(pageId, got, Integer::sum);
            used += got;
        }
        return got;
    }

    /// A call has ended; its slot is free.
    synchronized void ended(long pageId) {
        turnSecond();
        answered++;
        give(pageId, 1);
    }

    synchronized void give(long pageId, int many) {
        used -= many;
        taken.computeIfPresent(pageId, (_, before) -> before == many ? null : before - many);
    }

    /// Whether it is worth looking for something to call: not while nearly everything is under way.
    synchronized boolean hasRoom() {
        int total = total();
        return total - used > total / 4;
    }

    /// The pages that have no room for another call.
    synchronized List<Long> full() {
        List<Long> full = new ArrayList<>();
        taken.forEach((pageId, many) -> {
            if (room(many) <= 0) {
                full.add(pageId);
            }
        });
        return full;
    }

    /// Every call that a page takes leaves one less for all, so it meets the others halfway.
    private int room(int mine) {
        int fair = (total() - used - mine + 1) / 2;
        return Math.min(perPage - mine, fair);
    }

    private int total() {
        turnSecond();
        return connections + Math.max(answered, answeredBefore);
    }

    private void turnSecond() {
        long passed = System.nanoTime() - secondBegan;
        if (passed >= SECOND) {
            answeredBefore = passed < 2 * SECOND ? answered : 0;
            answered = 0;
            secondBegan += passed;
        }
    }
}
