package dev.rytm.server.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A stream of server-sent events as a reader of ours sees it.
final class EventStream implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PATIENCE_SECONDS = 15;

    private final InputStream body;
    private final BufferedReader lines;

    private EventStream(InputStream body) {
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /// One event.
    record Told(String id, String kind, JsonNode data) {}

    static Map<String, String> key(Client client) {
        return Map.of("Authorization", "Bearer " + client.key());
    }

    static Map<String, String> key(Client client, String position) {
        Map<String, String> headers = new HashMap<>(key(client));
        headers.put("Last-Event-ID", position);
        return headers;
    }

    static Map<String, String> cookie(Studio studio) {
        return Map.of("Cookie", Objects.requireNonNullElse(studio.cookie(), "none=none"));
    }

    static EventStream open(String path, Map<String, String> headers) {
        HttpResponse<InputStream> response = send(path, headers);
        if (response.statusCode() != 200) {
            throw new AssertionError("no stream but " + response.statusCode());
        }
        return new EventStream(response.body());
    }

    static int status(String path, Map<String, String> headers) {
        return send(path, headers).statusCode();
    }

    private static HttpResponse<InputStream> send(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + Running.server().server.httpPort() + path));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The next event; comments and what only concerns the connection are passed over.
    Told next() {
        Told told = soon(this::read);
        if (told == null) {
            throw new AssertionError("the stream has ended");
        }
        return told;
    }

    /// The data of the first event that tells of such things.
    JsonNode until(String kind) {
        JsonNode data = next().data();
        while (!data.has(kind)) {
            data = next().data();
        }
        return data;
    }

    /// Whether the stream comes to its end.
    boolean ends() {
        Told told = soon(this::read);
        while (told != null) {
            told = soon(this::read);
        }
        return true;
    }

    private static @Nullable Told soon(Supplier<@Nullable Told> reading) {
        try {
            return CompletableFuture.supplyAsync(reading).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s", late);
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private @Nullable Told read() {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    fields.put(line.substring(0, colon), line.substring(colon + 2));
                } else if (line.isEmpty() && fields.containsKey("data")) {
                    return new Told(
                            fields.getOrDefault("id", ""),
                            fields.getOrDefault("event", ""),
                            JsonMapper.shared().readTree(fields.get("data")));
                }
            }
            return null;
        } catch (IOException cut) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException cut) {
            // It is closed.
        }
    }
}
