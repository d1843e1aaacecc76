package dev.rytm.sandbox.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.rytm.sandbox.http.Exchanges;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// The chat page: a handful of files, each known by name.
public final class PageFiles implements HttpHandler {

    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "chat.js", "text/javascript; charset=utf-8",
            "ask.js", "text/javascript; charset=utf-8",
            "view.js", "text/javascript; charset=utf-8",
            "texts.js", "text/javascript; charset=utf-8",
            "chat.css", "text/css; charset=utf-8");

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String file = name.isEmpty() ? "index.html" : name;
        String type = TYPES.get(file);
        try (InputStream in =
                type == null ? null : PageFiles.class.getResourceAsStream("/dev/rytm/sandbox/page/" + file)) {
            if (in == null || type == null) {
                Exchanges.json(exchange, 404, Map.of("error", "There is nothing here; the chat is at /sandbox/."));
                return;
            }
            Exchanges.reply(
                    exchange,
                    200,
                    Map.of("Content-Type", type, "Cache-Control", "no-cache", "Content-Security-Policy", POLICY),
                    in.readAllBytes());
        }
    }

    private static final String POLICY =
            "default-src 'self'; img-src 'self' http: https: data:; style-src 'self'; script-src 'self'";
}
