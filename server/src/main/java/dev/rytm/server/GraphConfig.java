package dev.rytm.server;

import dev.rytm.server.room.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Where Meta's Graph API is. Plain http is for loopback only: tokens travel on it.
public record GraphConfig(URI baseUrl, String version) {

    public GraphConfig {
        String host = baseUrl.getHost();
        boolean safe = "https".equals(baseUrl.getScheme()) || ("http".equals(baseUrl.getScheme()) && isLoopback(host));
        if (host == null || !safe) {
            throw new IllegalArgumentException(
                    "GRAPH_BASE_URL must be an https address, or http on loopback, but is " + baseUrl);
        }
    }

    static GraphConfig read(Settings settings) {
        return new GraphConfig(
                URI.create(settings.text("GRAPH_BASE_URL", "https://graph.facebook.com")),
                settings.text("RYTM_GRAPH_VERSION", "v24.0"));
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
