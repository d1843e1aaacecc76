package dev.rytm.sandbox.control;

import dev.rytm.sandbox.clock.Backlog;
import dev.rytm.sandbox.clock.SandboxClock;
import dev.rytm.sandbox.clock.Turning;
import dev.rytm.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/// The clock: look, turn, run, stop.
final class ClockRoutes {

    private final Control control;
    private final SandboxClock clock;

    ClockRoutes(Control control) {
        this.control = control;
        this.clock = control.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("clock", call -> state()),
                Route.post("clock/advance", this::advance),
                Route.post("clock/cancel", call -> {
                    clock.cancel();
                    return state();
                }),
                Route.post("clock/run", call -> {
                    clock.run();
                    return state();
                }),
                Route.post("clock/stop", call -> {
                    clock.stop();
                    return state();
                }));
    }

    /// Begins to turn; with `"wait": true` answers when the target is reached.
    private Object advance(Route.Call call) {
        String by = call.text("by", "");
        String to = call.text("to", "");
        if (by.isEmpty() == to.isEmpty()) {
            throw new IllegalArgumentException(
                    "Give exactly one of `by` (\"PT1H\", \"P7D\") and `to` (\"2022-06-01T10:00:00Z\").");
        }
        Instant target = by.isEmpty() ? OffsetDateTime.parse(to).toInstant() : plus(clock.now(), by);
        CompletableFuture<Instant> turn = clock.begin(target);
        if (call.text("wait", "false").equals("true")) {
            turn.join();
        }
        return state();
    }

    private static Instant plus(Instant now, String by) {
        int time = by.indexOf('T');
        if (time < 0) {
            return now.atZone(ZoneOffset.UTC).plus(Period.parse(by)).toInstant();
        }
        return now.plus(Duration.parse(by));
    }

    private ObjectNode state() {
        ObjectNode json = Json.object();
        json.put("now", clock.now().toString());
        json.put("running", clock.running());
        json.put("outstandingWebhooks", control.courier().outstanding());
        Backlog product = clock.product();
        json.put("productKnown", product.now() != null);
        json.put(
                "productNextDueAt",
                product.nextDueAt() == null ? null : product.nextDueAt().toString());
        clock.progress().ifPresent(progress -> json.set("turning", turning(progress)));
        json.put("lastBacklog", product.raw());
        return json;
    }

    private static ObjectNode turning(Turning.Progress progress) {
        ObjectNode json = Json.object();
        json.put("from", progress.from().toString());
        json.put("to", progress.to().toString());
        json.put("at", progress.at().toString());
        json.put("active", progress.turning());
        json.put("waitingFor", progress.waitingFor());
        return json;
    }
}
