package dev.rytm.messenger.graph;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/// Where the Graph API is and how long we wait for it.
///
/// The address comes from configuration only, never from data. `exchangeDeadline` bounds a whole call, from
/// asking for a connection to the last byte of the answer; `connectTimeout` bounds the wait for a free connection
/// and the making of one.
public record GraphConfig(
        URI baseUrl, String version, Duration connectTimeout, Duration exchangeDeadline, int maxConnections) {

    private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,2}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    public GraphConfig {
        requireSafe(baseUrl);
        require(VERSION.matcher(version).matches(), "the Graph API version is " + version + "; write it like v26.0");
        require(isPositive(connectTimeout), "the connect time-out towards Meta must be longer than nothing");
        require(isPositive(exchangeDeadline), "the exchange deadline towards Meta must be longer than nothing");
        require(maxConnections > 0, "the number of connections towards Meta must be at least 1");
    }

    private static void requireSafe(URI url) {
        require(
                url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null,
                "GRAPH_BASE_URL must be scheme, host, port and path only; leave user, query and fragment out");
        String host = url.getHost();
        require(host != null, "GRAPH_BASE_URL is " + url + "; write it like https://graph.facebook.com");
        boolean plainToOurselves =
                "http".equals(url.getScheme()) && LOOPBACK.matcher(host).matches();
        require(
                "https".equals(url.getScheme()) || plainToOurselves,
                "GRAPH_BASE_URL is " + url + "; use https, plain http is for localhost, 127.0.0.1 and [::1] only");
    }

    private static boolean isPositive(Duration duration) {
        return duration.isPositive();
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
