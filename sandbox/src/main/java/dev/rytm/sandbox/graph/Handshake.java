package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.http.WireClient;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Rule 1: asks a webhook to prove that it knows the verify token. Only status 200 with exactly the challenge will do.
public final class Handshake {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Ids ids;

    /// Takes challenges from `ids`.
    public Handshake(Ids ids) {
        this.ids = ids;
    }

    /// Asks the app's webhook. Returns what went wrong, or nothing. An app without a webhook has nothing to prove.
    public Optional<String> verify(App app) {
        URI url = app.webhookUrl();
        if (url == null) {
            return Optional.empty();
        }
        String challenge = Long.toString(Ids.stir(ids.traceId().hashCode()) >>> 33);
        String query = "hub.mode=subscribe&hub.verify_token="
                + URLEncoder.encode(app.verifyToken(), StandardCharsets.UTF_8) + "&hub.challenge=" + challenge;
        URI target = URI.create(url + (url.getRawQuery() == null ? "?" : "&") + query);
        try (WireClient client = new WireClient()) {
            WireClient.Response response = client.send("GET", target, Map.of(), new byte[0], DEADLINE);
            return response.status() == 200 && response.text().equals(challenge)
                    ? Optional.empty()
                    : Optional.of("%s answered %d \"%s\" and must answer 200 with the bare challenge."
                            .formatted(url, response.status(), shortened(response.text())));
        } catch (IOException trouble) {
            return Optional.of("%s could not be asked: %s".formatted(url, trouble.getMessage()));
        }
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
