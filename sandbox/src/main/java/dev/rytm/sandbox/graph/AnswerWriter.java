package dev.rytm.sandbox.graph;

import com.sun.net.httpserver.HttpExchange;
import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.fault.Strike;
import dev.rytm.sandbox.http.Exchanges;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Writes answers, spoils those that a fault has struck, and notes in the log when and whether each was written.
final class AnswerWriter {

    private static final byte[] HTML = "<!DOCTYPE html><html><body><h1>Sorry, something went wrong.</h1></body></html>"
            .getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> AS_HTML = Map.of("Content-Type", "text/html; charset=utf-8");
    private static final Map<String, String> AS_JSON = Map.of("Content-Type", "application/json; charset=UTF-8");

    private final Faults faults;
    private final InstantSource machine;

    AnswerWriter(Faults faults, InstantSource machine) {
        this.faults = faults;
        this.machine = machine;
    }

    void write(HttpExchange exchange, Answer answer) throws IOException {
        Strike strike = answer.strike();
        if (strike == null) {
            usual(exchange, answer);
            return;
        }
        switch (strike.fault()) {
            case TIMEOUT_BEFORE, TIMEOUT_AFTER -> {
                pause(faults.tuning().holdFor().toMillis());
                drop(exchange, answer);
            }
            case CLOSED_BEFORE, CLOSED_AFTER -> drop(exchange, answer);
            case SERVER_ERROR_BEFORE, SERVER_ERROR_AFTER -> {
                byte[] body = Json.bytes(Answer.error(strike.error(), "A0").body());
                plain(exchange, answer, 503, AS_JSON, body);
            }
            case HTML_BEFORE -> plain(exchange, answer, 502, AS_HTML, HTML);
            case HTML_AFTER -> plain(exchange, answer, 200, AS_HTML, HTML);
            case EMPTY_BODY -> plain(exchange, answer, 200, AS_JSON, new byte[0]);
            case TRUNCATED_JSON -> truncate(exchange, answer);
            case NO_MESSAGE_ID -> withoutMessageId(exchange, answer);
            case SLOW_DRIP -> drip(exchange, answer);
            case ERROR_BUT_SENT, TRANSIENT_2, TRANSIENT_1200, THROTTLE_613, THROTTLE_80006, TOKEN_190, ERROR_ROW ->
                usual(exchange, answer);
        }
    }

    private void usual(HttpExchange exchange, Answer answer) throws IOException {
        Map<String, String> headers = AS_JSON;
        if (!answer.headers().isEmpty()) {
            headers = new LinkedHashMap<>(AS_JSON);
            headers.putAll(answer.headers());
        }
        plain(exchange, answer, answer.status(), headers, Json.bytes(answer.body()));
    }

    private void plain(HttpExchange exchange, Answer answer, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        try {
            Exchanges.reply(exchange, status, headers, body);
            note(answer, status, true);
        } catch (IOException gone) {
            note(answer, status, false);
            throw gone;
        }
    }

    private void drop(HttpExchange exchange, Answer answer) {
        exchange.close();
        note(answer, 0, false);
    }

    private void truncate(HttpExchange exchange, Answer answer) throws IOException {
        byte[] whole = Json.bytes(answer.body());
        AS_JSON.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), whole.length / 2);
        exchange.getResponseBody().write(whole, 0, whole.length / 2);
        exchange.getResponseBody().close();
        note(answer, answer.status(), false);
    }

    private void withoutMessageId(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body().deepCopy();
        if (body instanceof ObjectNode object) {
            object.remove("message_id");
        }
        plain(exchange, answer, answer.status(), AS_JSON, Json.bytes(body));
    }

    /// A byte at a time, so that the whole takes as long as a time-out.
    private void drip(HttpExchange exchange, Answer answer) throws IOException {
        byte[] whole = Json.bytes(answer.body());
        long gap = Math.max(1, faults.tuning().holdFor().toMillis() / whole.length);
        AS_JSON.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), whole.length);
        try (OutputStream out = exchange.getResponseBody()) {
            for (byte each : whole) {
                out.write(each);
                out.flush();
                pause(gap);
            }
            note(answer, answer.status(), true);
        } catch (IOException gone) {
            note(answer, answer.status(), false);
            throw gone;
        }
    }

    /// Notes how an answer was written.
    void note(Answer answer, int status, boolean whole) {
        Row<CallRecord> line = answer.line();
        if (line != null) {
            var answered = new CallRecord.Answered(machine.instant(), System.nanoTime(), status, whole);
            line.update(call -> new CallRecord(
                    call.sequence(), call.received(), call.subject(), call.verdict(), call.fault(), answered));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
