package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.fault.Strike;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.Row;
import dev.rytm.sandbox.platform.GraphError;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a call is answered with, the line of the log it belongs to, and the fault that will spoil it, if any.
record Answer(
        int status,
        JsonNode body,
        Map<String, String> headers,
        @Nullable Row<CallRecord> line,
        @Nullable Strike strike) {

    static Answer ok(JsonNode body) {
        return new Answer(200, body, Map.of(), null, null);
    }

    static Answer success() {
        return ok(Json.object().put("success", true));
    }

    static Answer error(GraphError error, String traceId) {
        ObjectNode body = Json.object();
        ObjectNode inner = body.putObject("error");
        inner.put("message", error.message());
        inner.put("type", error.type());
        inner.put("code", error.code());
        if (error.subcode() != 0) {
            inner.put("error_subcode", error.subcode());
        }
        if (error.isTransient()) {
            inner.put("is_transient", true);
        }
        inner.put("fbtrace_id", traceId);
        return new Answer(error.status(), body, Map.of(), null, null);
    }

    Answer with(Row<CallRecord> entry) {
        return new Answer(status, body, headers, entry, strike);
    }

    Answer with(Map<String, String> more) {
        return new Answer(status, body, more, line, strike);
    }

    Answer spoiledBy(@Nullable Strike fault) {
        return new Answer(status, body, headers, line, fault);
    }
}
