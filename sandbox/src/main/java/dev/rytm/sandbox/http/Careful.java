package dev.rytm.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Ends every exchange, also when the handler has a bug: the caller sees a closed connection and the log says why.
/// Without it the JDK's server would leave the caller waiting.
public final class Careful implements HttpHandler {

    private static final Logger LOG = System.getLogger(Careful.class.getName());

    private final HttpHandler next;

    /// Watches over `next`.
    public Careful(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        boolean ended = false;
        try {
            next.handle(exchange);
            ended = true;
        } catch (RuntimeException bug) {
            LOG.log(
                    Level.ERROR,
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " failed.",
                    bug);
        } finally {
            if (!ended) {
                exchange.close();
            }
        }
    }
}
