package dev.rytm.server.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rytm.store.Database;
import dev.rytm.store.json.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The operators' port: `/health/live`, `/health/ready`, `/metrics`, `/backlog`.
///
/// It has a listener and threads of its own, so that it answers when the other port is drowned, and it is bound to
/// loopback, so that nobody outside can ask.
public final class OpsRoom implements AutoCloseable {

    private static final Logger LOG = System.getLogger(OpsRoom.class.getName());
    private static final String JSON = "application/json";

    private final Database database;
    private final InstantSource clock;
    private final Metrics metrics;
    private final HttpServer listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public OpsRoom(Database database, InstantSource clock, PrometheusMeterRegistry registry, int port) {
        this.database = database;
        this.clock = clock;
        this.metrics = new Metrics(registry, database, clock);
        try {
            this.listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the port " + port + " of RYTM_OPS_PORT cannot be opened", e);
        }
        listener.setExecutor(threads);
        answer("/health/live", () -> new Answer(200, JSON, json(Map.of("status", "live"))));
        answer("/health/ready", this::ready);
        answer("/metrics", () -> new Answer(200, "text/plain; version=0.0.4", metrics.scrape()));
        answer(
                "/backlog",
                () -> new Answer(
                        200, JSON, json(Backlog.read(database, clock.instant()).json())));
    }

    private record Answer(int status, String type, String body) {}

    public void start() {
        listener.start();
    }

    public int port() {
        return listener.getAddress().getPort();
    }

    /// Ready as long as PostgreSQL answers: without it nothing can be taken in.
    private Answer ready() {
        Backlog.read(database, clock.instant());
        return new Answer(200, JSON, json(Map.of("status", "ready")));
    }

    private void answer(String path, Supplier<Answer> question) {
        listener.createContext(path, exchange -> {
            try (exchange) {
                Answer answer = exchange.getRequestURI().getPath().equals(path)
                        ? answer(exchange, question)
                        : new Answer(404, JSON, json(Map.of("status", "not found")));
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.type());
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private static Answer answer(HttpExchange exchange, Supplier<Answer> question) {
        if (!exchange.getRequestMethod().equals("GET")) {
            return new Answer(405, JSON, json(Map.of("status", "only GET is answered here")));
        }
        try {
            return question.get();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "the operators' port could not answer "
                            + exchange.getRequestURI().getPath(),
                    e);
            return new Answer(503, JSON, json(Map.of("status", "PostgreSQL does not answer")));
        }
    }

    private static String json(Object value) {
        return new String(Json.writeHttp(value), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        listener.stop(0);
        threads.close();
        metrics.close();
    }
}
