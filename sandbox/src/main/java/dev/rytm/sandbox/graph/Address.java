package dev.rytm.sandbox.graph;

import com.sun.net.httpserver.HttpExchange;
import dev.rytm.sandbox.http.Params;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the caller reached the Graph API: `http://127.0.0.1:8090` and `v15.0`. Links in answers begin with it.
record Address(String origin, String version) {

    private static final String HOST = "[A-Za-z0-9._:\\[\\]-]+";

    /// From the `Host` header. Whoever ends TLS before the sandbox says so with `X-Forwarded-Proto: https`.
    static Address of(HttpExchange exchange, String version) {
        @Nullable String named = exchange.getRequestHeaders().getFirst("Host");
        String host = named != null && named.matches(HOST)
                ? named
                : "127.0.0.1:" + exchange.getLocalAddress().getPort();
        boolean secure = "https".equals(exchange.getRequestHeaders().getFirst("X-Forwarded-Proto"));
        return new Address((secure ? "https://" : "http://") + host, version);
    }

    Address at(String otherVersion) {
        return new Address(origin, otherVersion);
    }

    /// The address of the same call with some parameters replaced. As at Meta it holds the access token, for clients
    /// send nothing of their own with it but a new `appsecret_proof`.
    String again(List<String> path, Params params, Map<String, String> replaced) {
        Map<String, String> all = new LinkedHashMap<>();
        params.values().keySet().forEach(name -> all.put(name, params.text(name)));
        all.remove("appsecret_proof");
        all.putAll(replaced);
        List<String> pairs = all.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .toList();
        return origin + "/" + version + "/" + String.join("/", path) + "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
