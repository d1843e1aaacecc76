package dev.rytm.sandbox.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.rytm.sandbox.clock.VirtualClock;
import dev.rytm.sandbox.http.Exchanges;
import dev.rytm.sandbox.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Tells each change of the clock as a server-sent event, the present value first:
/// `data: {"instant":"2022-06-01T10:00:00.000Z","running":false}`. A comment keeps an idle line open.
public final class ClockStream implements HttpHandler, AutoCloseable {

    private static final long HEARTBEAT_SECONDS = 15;

    private final VirtualClock clock;
    private volatile boolean closed;

    /// Tells of `clock`.
    public ClockStream(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/sandbox/clock")) {
            Exchanges.json(exchange, 404, Map.of("error", "There is nothing here; the clock is at /sandbox/clock."));
            return;
        }
        LinkedBlockingQueue<VirtualClock.Reading> changes = new LinkedBlockingQueue<>();
        VirtualClock.Listener listener = changes::add;
        clock.listen(listener);
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            tell(exchange.getResponseBody(), changes);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            clock.forget(listener);
            exchange.close();
        }
    }

    private void tell(OutputStream out, LinkedBlockingQueue<VirtualClock.Reading> changes)
            throws IOException, InterruptedException {
        write(out, event(clock.reading()));
        while (!closed) {
            VirtualClock.Reading change = changes.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            write(out, change == null ? ":\n\n" : event(change));
        }
    }

    private static String event(VirtualClock.Reading reading) {
        return "data: "
                + Json.object().put("instant", reading.instant().toString()).put("running", reading.running())
                + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        closed = true;
    }
}
