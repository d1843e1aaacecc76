package dev.rytm.sandbox.webhook;

import java.util.ArrayDeque;
import java.util.Deque;

/// The events of one person for one app, posted one after the other. Guarded by the map that holds it.
final class Lane {

    /// Whose events these are. A duplicate made on purpose travels in a lane of its own.
    record Key(String app, String page, String psid, boolean aside) {}

    private final Key key;
    private final Deque<Parcel> parcels = new ArrayDeque<>();

    Lane(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    Deque<Parcel> parcels() {
        return parcels;
    }
}
