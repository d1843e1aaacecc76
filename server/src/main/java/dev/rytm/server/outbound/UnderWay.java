package dev.rytm.server.outbound;

import dev.rytm.store.OutboundCalls.Due;
import dev.rytm.store.OutboundCalls.Receiver;
import dev.rytm.store.OutboundCalls.Room;
import java.util.ArrayList;
import java.util.List;

/// The calls that this server is making. A receiver that is slow takes a few places and no more, and neither do all
/// receivers of one page take all of them, so whoever answers quickly is never behind somebody who does not.
final class UnderWay {

    static final int MOST = 64;
    static final int MOST_OF_PAGE = 32;
    static final int MOST_TO_RECEIVER = 8;

    private final List<Receiver> receivers = new ArrayList<>();

    synchronized Room room() {
        return new Room(MOST, MOST_OF_PAGE, MOST_TO_RECEIVER, receivers);
    }

    synchronized void begin(List<Due> calls) {
        calls.forEach(call -> receivers.add(call.receiver()));
    }

    synchronized void end(Due call) {
        receivers.remove(call.receiver());
    }
}
