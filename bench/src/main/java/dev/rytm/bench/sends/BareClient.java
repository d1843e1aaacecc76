package dev.rytm.bench.sends;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Nothing but calls, as fast as the client goes: what the machine could do if nothing were decided or remembered.
final class BareClient {

    private BareClient() {}

    static void send(Calls calls, int sends) {
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> caller = () -> {
            for (int psid = next.getAndIncrement(); psid < sends; psid = next.getAndIncrement()) {
                calls.send(psid);
            }
            return true;
        };
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.invokeAll(Collections.nCopies(Calls.CONNECTIONS, caller)).forEach(Future::resultNow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bench was interrupted", stopped);
        }
    }
}
