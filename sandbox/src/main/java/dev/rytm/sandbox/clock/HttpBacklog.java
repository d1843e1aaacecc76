package dev.rytm.sandbox.clock;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.http.WireClient;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks the product's backlog address: `{"now":...,"quiet":...,"nextDueAt":...}`.
public final class HttpBacklog implements Backlog.Source, AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final URI url;
    private final WireClient client = new WireClient();

    /// Asks `url`.
    public HttpBacklog(URI url) {
        this.url = url;
    }

    @Override
    public synchronized Backlog ask() {
        try {
            WireClient.Response response = client.send("GET", url, Map.of(), new byte[0], DEADLINE);
            return response.status() == 200
                    ? read(response.text())
                    : Backlog.unknown("%s answered %d".formatted(url, response.status()));
        } catch (IOException unreachable) {
            return Backlog.unknown("%s could not be asked: %s".formatted(url, unreachable.getMessage()));
        } catch (JacksonException | DateTimeException unreadable) {
            return Backlog.unknown("%s gave an answer that cannot be read: %s".formatted(url, unreadable.getMessage()));
        }
    }

    private static Backlog read(String text) {
        JsonNode answer = Json.MAPPER.readTree(text);
        return new Backlog(
                instant(answer.path("now")),
                answer.path("quiet").asBoolean(false),
                instant(answer.path("nextDueAt")),
                text);
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isString() ? Instant.parse(node.asString("")) : null;
    }

    @Override
    public synchronized void close() {
        client.close();
    }
}
