package dev.rytm.sandbox.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// What waits to be posted: one person's events in order, different people in any order.
final class Lanes {

    private final Map<Lane.Key, Lane> lanes = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Lane.Key> ready = new LinkedBlockingQueue<>();

    void add(Parcel parcel) {
        lanes.compute(parcel.lane(), (key, waiting) -> {
            Lane lane = waiting == null ? new Lane(key) : waiting;
            lane.parcels().add(parcel);
            if (waiting == null) {
                ready.add(key);
            }
            return lane;
        });
    }

    /// Waits for a parcel, and takes up to `most` with it: the first of other people's, for the same app. Their
    /// lanes are closed until `done`.
    List<Parcel> take(int most) throws InterruptedException {
        List<Parcel> taken = new ArrayList<>(most);
        taken.add(first(ready.take()));
        List<Lane.Key> others = new ArrayList<>();
        while (taken.size() < most) {
            Lane.Key next = ready.poll();
            if (next == null) {
                break;
            }
            if (next.app().equals(taken.getFirst().lane().app())) {
                taken.add(first(next));
            } else {
                others.add(next);
            }
        }
        ready.addAll(others);
        return taken;
    }

    private Parcel first(Lane.Key key) {
        Parcel[] found = new Parcel[1];
        lanes.computeIfPresent(key, (same, lane) -> {
            found[0] = lane.parcels().peek();
            return lane;
        });
        if (found[0] == null) {
            throw new IllegalStateException("The lane %s was ready but is empty.".formatted(key));
        }
        return found[0];
    }

    /// Lets the person's next event go.
    void done(Parcel parcel) {
        lanes.computeIfPresent(parcel.lane(), this::afterFirst);
    }

    private @Nullable Lane afterFirst(Lane.Key key, Lane lane) {
        lane.parcels().poll();
        if (lane.parcels().isEmpty()) {
            return null;
        }
        ready.add(key);
        return lane;
    }
}
