package dev.rytm.sandbox;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.http.WireClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The control API as a program on this machine calls it.
final class Control implements AutoCloseable {

    private final WireClient client = new WireClient();
    private final Sandbox sandbox;

    Control(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    JsonNode get(String path) {
        return call("GET", path, Map.of(), new byte[0]);
    }

    JsonNode post(String path, JsonNode body) {
        return call("POST", path, Map.of(), Json.bytes(body));
    }

    JsonNode put(String path, JsonNode body) {
        return call("PUT", path, Map.of(), Json.bytes(body));
    }

    JsonNode call(String method, String path, Map<String, String> headers, byte[] body) {
        return Json.MAPPER.readTree(
                raw(method, "/sandbox/api/" + path, headers, body).text());
    }

    WireClient.Response raw(String method, String path, Map<String, String> headers, byte[] body) {
        try {
            return client.send(method, URI.create(sandbox.url() + path), headers, body, Duration.ofSeconds(20));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
