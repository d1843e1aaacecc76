package dev.rytm.server.dispatch;

import dev.rytm.messenger.graph.Usage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How often in a row each page was told to slow down: the pauses grow until a message passes.
final class Throttles {

    private final Map<Long, Integer> inARow = new ConcurrentHashMap<>();
    private final BackOff backOff;

    Throttles(BackOff backOff) {
        this.backOff = backOff;
    }

    /// How long to leave Meta alone: what it asked for, and a little more, so that not everything comes back at the
    /// same instant.
    Duration pause(long pageId, Usage usage) {
        int before = inARow.merge(pageId, 1, Integer::sum) - 1;
        return usage.regainAccess().plus(backOff.after(before));
    }

    void passed(long pageId) {
        if (!inARow.isEmpty()) {
            inARow.remove(pageId);
        }
    }
}
