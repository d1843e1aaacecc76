package dev.rytm.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rytm.sandbox.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An app's webhook: answers the handshake, keeps what it was sent, and answers as it is told.
final class WebhookReceiver implements AutoCloseable {

    static final String VERIFY_TOKEN = "verify-me";

    record Received(byte[] body, @Nullable String signature) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile IntSupplier answer = () -> 200;
    private volatile String challengePrefix = "";

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException busy) {
            throw new IllegalStateException(busy);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhook", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
    }

    void answering(IntSupplier status) {
        this.answer = status;
    }

    void spoilingTheChallenge() {
        this.challengePrefix = "x";
    }

    List<Received> received() {
        return received;
    }

    void forget() {
        received.clear();
    }

    /// All items of all `messaging` arrays, in order of arrival.
    List<JsonNode> items() {
        return received.stream()
                .map(one -> Json.MAPPER.readTree(one.body()))
                .flatMap(body -> body.path("entry").valueStream())
                .flatMap(entry -> entry.path("messaging").valueStream())
                .toList();
    }

    /// The items that have `field`.
    List<JsonNode> items(String field) {
        return items().stream().filter(item -> item.has(field)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (exchange.getRequestMethod().equals("GET")) {
            boolean right = query.contains("hub.verify_token=" + VERIFY_TOKEN) && query.contains("hub.mode=subscribe");
            String challenge = query.replaceAll(".*hub.challenge=([0-9]+).*", "$1");
            reply(exchange, right ? 200 : 403, challengePrefix + challenge);
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(new Received(body, exchange.getRequestHeaders().getFirst("X-Hub-Signature-256")));
        reply(exchange, answer.getAsInt(), "EVENT_RECEIVED");
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
