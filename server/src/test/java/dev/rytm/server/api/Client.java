package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Speaks to the API as an engineer's script would.
public final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final @Nullable String key;
    private final String language;
    private final @Nullable String name;

    Client(@Nullable String key, String language) {
        this(key, language, null);
    }

    private Client(@Nullable String key, String language, @Nullable String name) {
        this.key = key;
        this.language = language;
        this.name = name;
    }

    /// A key to a workspace that was made for this test, with every scope.
    public static Client ofNewWorkspace() {
        Answer made = new Client(Running.server().instanceKey, "en")
                .send("POST", "/api/v1/workspaces", Map.of("name", "Bakery"));
        return new Client(made.ok().get("key").asString(), "en");
    }

    /// The same, naming its requests itself.
    Client calling(String request) {
        return new Client(key, language, request);
    }

    Client in(String other) {
        return new Client(key, other);
    }

    @Nullable
    String key() {
        return key;
    }

    /// What came back.
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        JsonNode ok() {
            assertThat(status).as(raw.body()).isBetween(200, 299);
            return body;
        }

        public Answer is(int expected) {
            assertThat(status).as(raw.body()).isEqualTo(expected);
            return this;
        }

        /// The body but for the name of the request, which differs from answer to answer.
        JsonNode anonymous() {
            return body instanceof ObjectNode object ? object.deepCopy().without("requestId") : body;
        }

        @Nullable
        String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }

        String detail() {
            return body.path("detail").asString("");
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, @Nullable Object body) {
        String text = body == null ? null : body instanceof String ready ? ready : JSON.writeValueAsString(body);
        return raw(
                method,
                path,
                text == null ? null : text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "application/json");
    }

    Answer raw(String method, String path, byte @Nullable [] body, @Nullable String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + Running.server().server.httpPort() + path))
                .header("Accept-Language", language)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body != null && type != null) {
            request.header("Content-Type", type);
        }
        if (name != null) {
            request.header("X-Request-Id", name);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String json = response.body().isBlank() ? "null" : response.body();
            return new Answer(response.statusCode(), parsed(json), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (tools.jackson.core.JacksonException notJson) {
            return JSON.getNodeFactory().stringNode(json);
        }
    }
}
