package dev.rytm.sandbox.graph;

import static dev.rytm.sandbox.http.Json.text;

import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.platform.GraphError;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rule 17: several calls in one, each judged alone and in order. An injected time-out makes its item `null`.
final class Batch {

    private static final int MOST = 50;

    private final GraphApi api;

    Batch(GraphApi api) {
        this.api = api;
    }

    /// Why not, if there are too many.
    static Optional<Refusal> check(JsonNode calls) {
        return calls.size() > MOST
                ? Optional.of(new Refusal(
                        Rule.BATCH,
                        new GraphError(
                                0,
                                0,
                                400,
                                "GraphBatchException",
                                "Too many requests in batch message. Maximum batch size is " + MOST,
                                false)))
                : Optional.empty();
    }

    /// What each call came to; `answers` gets them as they are when nobody wraps them.
    ArrayNode handle(JsonNode calls, GraphRequest outer, List<Answer> answers) {
        boolean headers = !outer.params().text("include_headers").equals("false");
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (JsonNode call : calls) {
            Answer answer = api.handle(request(call, outer));
            answers.add(answer);
            results.add(result(call, answer, headers));
        }
        return results;
    }

    private static GraphRequest request(JsonNode call, GraphRequest outer) {
        String url = text(call, "relative_url");
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        Params own = Params.of(
                mark < 0 ? "" : url.substring(mark + 1),
                "application/x-www-form-urlencoded",
                text(call, "body").getBytes(StandardCharsets.UTF_8));
        Map<String, JsonNode> values = new LinkedHashMap<>(own.values());
        for (String shared : List.of("access_token", "appsecret_proof")) {
            JsonNode value = outer.params().values().get(shared);
            if (value != null) {
                values.putIfAbsent(shared, value);
            }
        }
        List<String> segments = new ArrayList<>(Segments.of(path));
        Address address = outer.address();
        if (!segments.isEmpty() && segments.getFirst().matches(Segments.VERSION)) {
            address = address.at(segments.removeFirst());
        }
        return new GraphRequest(address, text(call, "method"), segments, new Params(values, true), outer.received());
    }

    private static JsonNode result(JsonNode call, Answer answer, boolean headers) {
        boolean timedOut = answer.strike() != null
                && (answer.strike().fault() == CallFault.TIMEOUT_BEFORE
                        || answer.strike().fault() == CallFault.TIMEOUT_AFTER);
        boolean omitted = call.path("omit_response_on_success").asBoolean(false) && answer.status() == 200;
        if (timedOut || omitted) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode result = Json.object().put("code", answer.status());
        if (headers) {
            ArrayNode list = result.putArray("headers");
            answer.headers()
                    .forEach((name, value) -> list.addObject().put("name", name).put("value", value));
        }
        return result.put("body", answer.body().toString());
    }
}
