package dev.rytm.server.intake;

import dev.rytm.store.Arrival;
import dev.rytm.store.RawBodies.RawBody;
import java.util.List;

/// What one webhook leaves behind: its body as it came, what of it could not be read, and its events.
record Delivery(RawBody body, List<RawBody> unread, List<Arrival> arrivals) {

    Delivery {
        unread = List.copyOf(unread);
        arrivals = List.copyOf(arrivals);
    }
}
