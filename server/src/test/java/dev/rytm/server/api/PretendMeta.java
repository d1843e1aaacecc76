package dev.rytm.server.api;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Remembers which page was subscribed to what, and knows one bad token.
final class PretendMeta {

    static final String BAD_TOKEN = "EAAbad";

    private final Map<String, String> fields = new ConcurrentHashMap<>();
    private final HttpServer listener;

    PretendMeta() {
        try {
            listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listener.createContext("/", exchange -> {
            try (exchange) {
                String request = exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization");
                String page = exchange.getRequestURI().getPath().split("/")[2];
                boolean good =
                        exchange.getRequestURI().getPath().endsWith("/subscribed_apps") && !request.contains(BAD_TOKEN);
                byte[] body = (good
                                ? answer(
                                        exchange.getRequestMethod(),
                                        page,
                                        exchange.getRequestURI().getQuery())
                                : "{\"error\":{\"message\":\"no\",\"type\":\"OAuthException\",\"code\":190,\"fbtrace_id\":\"x\"}}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(good ? 200 : 400, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        listener.start();
    }

    String url() {
        return "http://127.0.0.1:" + listener.getAddress().getPort();
    }

    private String answer(String method, String page, String query) {
        if (method.equals("POST")) {
            fields.put(page, query.replaceFirst(".*subscribed_fields=([^&]*).*", "$1"));
            return "{\"success\":true}";
        }
        String subscribed = fields.get(page);
        return subscribed == null
                ? "{\"data\":[]}"
                : "{\"data\":[{\"id\":\"" + page + "\",\"name\":\"App\",\"subscribed_fields\":[\""
                        + subscribed.replace(",", "\",\"") + "\"]}]}";
    }
}
