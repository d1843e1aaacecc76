package dev.rytm.e2e.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line to the browser, or to one of its pages, over which the DevTools protocol is spoken.
final class DevTools implements AutoCloseable {

    /// How long anything may take that a page does.
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JsonMapper json = JsonMapper.shared();
    private final Answers answers = new Answers();
    private final AtomicLong numbers = new AtomicLong();
    private final WebSocket socket;

    private DevTools(HttpClient client, URI url) {
        this.socket = client.newWebSocketBuilder().buildAsync(url, answers).join();
    }

    static DevTools connect(HttpClient client, URI url) {
        return new DevTools(client, url);
    }

    JsonNode call(String method, Map<String, Object> parameters) {
        JsonNode said = await(method, send(method, parameters));
        if (said.has("error")) {
            throw new IllegalStateException(method + " failed: " + said.path("error"));
        }
        return said.path("result");
    }

    /// Asks without waiting for an answer, which may never come.
    CompletableFuture<JsonNode> send(String method, Map<String, Object> parameters) {
        long number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = answers.expect(number);
        socket.sendText(json.writeValueAsString(Map.of("id", number, "method", method, "params", parameters)), true)
                .join();
        return answer;
    }

    /// The next event of that name; whoever waits for one asks for it before doing what brings it about.
    CompletableFuture<JsonNode> next(String event) {
        return answers.next(event);
    }

    static JsonNode await(String what, CompletableFuture<JsonNode> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + what, stopped);
        } catch (ExecutionException | TimeoutException silent) {
            throw new IllegalStateException(what + " was not answered", silent);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /// Puts the pieces of messages together and hands each to whom it belongs; events that nobody waits for are of no
    /// interest.
    private final class Answers implements WebSocket.Listener {

        private final Map<Long, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();
        private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
        private final StringBuilder begun = new StringBuilder();

        CompletableFuture<JsonNode> expect(long number) {
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            expected.put(number, answer);
            return answer;
        }

        CompletableFuture<JsonNode> next(String event) {
            return awaited.computeIfAbsent(event, _ -> new CompletableFuture<>());
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
            begun.append(piece);
            if (last) {
                JsonNode message = json.readTree(begun.toString());
                begun.setLength(0);
                CompletableFuture<JsonNode> wanted = message.has("id")
                        ? expected.remove(message.path("id").asLong())
                        : awaited.remove(message.path("method").asString(""));
                if (wanted != null) {
                    wanted.complete(message.has("id") ? message : message.path("params"));
                }
            }
            from.request(1);
            return null;
        }
    }
}
