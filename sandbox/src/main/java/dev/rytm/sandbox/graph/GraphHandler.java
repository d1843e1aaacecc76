package dev.rytm.sandbox.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.rytm.sandbox.http.Exchanges;
import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.platform.GraphError;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Rule;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// The Graph API over HTTP. A call whose body did not arrive whole was never received.
public final class GraphHandler implements HttpHandler {

    private final Door door;
    private final GraphApi api;
    private final Batch batch;
    private final AnswerWriter writer;
    private final InstantSource machine;

    /// Serves what is behind `door`; `machine` is the wall clock for the log.
    public GraphHandler(Door door, Handshake handshake, InstantSource machine) {
        this.door = door;
        this.api = new GraphApi(door, handshake);
        this.batch = new Batch(api);
        this.machine = machine;
        this.writer = new AnswerWriter(door.faults(), machine);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String announced = exchange.getRequestHeaders().getFirst("Content-Length");
        byte[] body = Exchanges.body(exchange);
        if (announced != null && body.length < Math.min(Long.parseLong(announced), Exchanges.LONGEST_BODY)) {
            exchange.close();
            return;
        }
        CallRecord.When received = new CallRecord.When(
                machine.instant(), System.nanoTime(), door.platform().now());
        Params params = params(exchange, body);
        List<String> segments = Segments.of(exchange.getRequestURI().getRawPath());
        String version = segments.isEmpty() ? Segments.NEWEST_VERSION : segments.getFirst();
        List<String> path = segments.isEmpty() ? segments : segments.subList(1, segments.size());
        GraphRequest request =
                new GraphRequest(Address.of(exchange, version), exchange.getRequestMethod(), path, params, received);
        JsonNode calls = path.isEmpty() ? params.node("batch") : null;
        if (!Segments.isKnownVersion(version)) {
            writer.write(exchange, api.refuse(request, unknownVersion(version)));
        } else if (calls != null && calls.isArray()) {
            handleBatch(exchange, calls, request);
        } else {
            writer.write(exchange, api.handle(request));
        }
    }

    private static Refusal unknownVersion(String version) {
        return new Refusal(
                Rule.VERSION, GraphError.of(2500, 0, "(#2500) Unknown version or path: /%s".formatted(version)));
    }

    private void handleBatch(HttpExchange exchange, JsonNode calls, GraphRequest request) throws IOException {
        Optional<Refusal> refusal = Batch.check(calls);
        if (refusal.isPresent()) {
            writer.write(exchange, api.refuse(request, refusal.get()));
            return;
        }
        List<Answer> answers = new ArrayList<>();
        writer.write(exchange, Answer.ok(batch.handle(calls, request, answers)));
        answers.forEach(answer -> writer.note(answer, 200, true));
    }

    /// The parameters, with the access token out of the header if it is there.
    private static Params params(HttpExchange exchange, byte[] body) {
        Params params = Params.of(
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body);
        @Nullable String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (params.has("access_token") || authorization == null || !authorization.startsWith("Bearer ")) {
            return params;
        }
        Map<String, JsonNode> values = new LinkedHashMap<>(params.values());
        values.put("access_token", StringNode.valueOf(authorization.substring(7).strip()));
        return new Params(values, params.readable());
    }
}
