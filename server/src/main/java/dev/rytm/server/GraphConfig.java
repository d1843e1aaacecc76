package dev.rytm.server;

import dev.rytm.server.dispatch.DispatchConfig;
import dev.rytm.server.room.Settings;
import java.net.URI;
import java.time.Duration;

/// Where Meta's Graph API is, in which version, and how many calls may be under way at once.
public record GraphConfig(URI baseUrl, String version, int connections) {

    private static final String VERSION = "v26.0";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    static GraphConfig read(Settings settings) {
        String version = settings.text("RYTM_GRAPH_VERSION", VERSION);
        boolean wellFormed = settings.require(
                "RYTM_GRAPH_VERSION",
                version.matches("v\\d{1,3}\\.\\d{1,2}"),
                "must look like " + VERSION + " but is " + version);
        return new GraphConfig(
                settings.uri("GRAPH_BASE_URL", "https://graph.facebook.com"),
                wellFormed ? version : VERSION,
                settings.number("RYTM_GRAPH_CONNECTIONS", 200, 1, 5_000));
    }

    /// What the client is made of; it refuses an address or a version that it does not like.
    dev.rytm.messenger.graph.GraphConfig client(DispatchConfig dispatch) {
        return new dev.rytm.messenger.graph.GraphConfig(
                baseUrl, version, CONNECT_TIMEOUT, dispatch.exchangeDeadline(), connections);
    }
}
