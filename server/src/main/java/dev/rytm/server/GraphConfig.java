package dev.rytm.server;

import dev.rytm.server.dispatch.DispatchConfig;
import dev.rytm.server.room.Settings;
import java.net.URI;
import java.time.Duration;

/// Where Meta's Graph API is, in which version, and how many calls may be under way at once.
public record GraphConfig(URI baseUrl, String version, int connections) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    static GraphConfig read(Settings settings) {
        return new GraphConfig(
                URI.create(settings.text("GRAPH_BASE_URL", "https://graph.facebook.com")),
                settings.text("RYTM_GRAPH_VERSION", "v26.0"),
                settings.number("RYTM_GRAPH_CONNECTIONS", 200, 1, 5_000));
    }

    /// What the client is made of; it refuses an address or a version that it does not like.
    dev.rytm.messenger.graph.GraphConfig client(DispatchConfig dispatch) {
        return new dev.rytm.messenger.graph.GraphConfig(
                baseUrl, version, CONNECT_TIMEOUT, dispatch.exchangeDeadline(), connections);
    }
}
