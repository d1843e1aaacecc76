package dev.rytm.sandbox.control;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.rytm.sandbox.http.Exchanges;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets only this machine's own pages and programs through: the `Host` must be a loopback name (against DNS
/// rebinding), and so must the `Origin`, if there is one (against other sites).
public final class Guard implements HttpHandler {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpHandler next;

    /// Guards `next`.
    public Guard(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        @Nullable String origin = headers.getFirst("Origin");
        if (!isLoopback("http://" + headers.getFirst("Host")) || (origin != null && !isLoopback(origin))) {
            Exchanges.json(
                    exchange,
                    403,
                    Map.of("error", "The sandbox is controlled from this machine only: use http://localhost."));
            return;
        }
        if (origin != null) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
            exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "Content-Type");
            exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
            exchange.getResponseHeaders().set("Vary", "Origin");
        }
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            Exchanges.reply(exchange, 204, Map.of(), new byte[0]);
            return;
        }
        next.handle(exchange);
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
