package dev.rytm.bench.sends;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Nothing but calls, as fast as the client goes: what the machine could do if nothing were decided or remembered.
final class BareClient {

    private BareClient() {}

    static void send(Calls calls, int sends) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < Calls.CONNECTIONS; caller++) {
                callers.submit(() -> {
                    for (int psid = next.getAndIncrement(); psid < sends; psid = next.getAndIncrement()) {
                        calls.send(psid);
                    }
                });
            }
        }
    }
}
