package dev.rytm.sandbox.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.rytm.sandbox.http.Exchanges;
import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.platform.ActionRefused;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// The control API under `/sandbox/api/`: JSON in, JSON out, a sentence when something is wrong.
public final class ControlHandler implements HttpHandler {

    private static final String ROOT = "/sandbox/api/";

    private final List<Route> routes;

    /// Controls what `control` names.
    public ControlHandler(Control control) {
        this.routes = Stream.of(
                        new PageRoutes(control).routes(),
                        new PeopleRoutes(control).routes(),
                        new ClockRoutes(control).routes(),
                        new FaultRoutes(control).routes(),
                        new LogRoutes(control).routes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        List<String> path = Route.parts(exchange.getRequestURI().getPath().substring(ROOT.length()));
        Params params = Params.of(exchange.getRequestURI().getRawQuery(), "application/json", Exchanges.body(exchange));
        if (!params.readable()) {
            Exchanges.json(exchange, 400, error("The body must be a JSON object."));
            return;
        }
        for (Route route : routes) {
            Optional<List<String>> names = route.match(exchange.getRequestMethod(), path);
            if (names.isPresent()) {
                perform(exchange, route, new Route.Call(names.get(), params));
                return;
            }
        }
        Exchanges.json(
                exchange,
                404,
                error("There is no %s %s; sandbox/README.md lists the calls."
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getPath())));
    }

    private static void perform(HttpExchange exchange, Route route, Route.Call call) throws IOException {
        try {
            Exchanges.json(exchange, 200, route.action().perform(call));
        } catch (ActionRefused | IllegalStateException refused) {
            Exchanges.json(exchange, 409, error(String.valueOf(refused.getMessage())));
        } catch (IllegalArgumentException | DateTimeException | JacksonException wrong) {
            Exchanges.json(exchange, 400, error(String.valueOf(wrong.getMessage())));
        }
    }

    private static Map<String, String> error(String sentence) {
        return Map.of("error", sentence);
    }
}
