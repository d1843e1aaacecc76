package dev.rytm.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// Reads and answers the JDK server's exchanges.
public final class Exchanges {

    /// No body that the platform knows is longer.
    public static final int LONGEST_BODY = 1 << 20;

    private Exchanges() {}

    /// The whole body. A longer one than anybody may send is cut, and will not parse.
    public static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    }

    /// Answers with `body` and ends the exchange.
    public static void reply(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /// Answers with JSON.
    public static void json(HttpExchange exchange, int status, Object value) throws IOException {
        reply(exchange, status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.bytes(value));
    }
}
