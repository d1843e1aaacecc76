package dev.rytm.sandbox.control;

import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.sandbox.log.Lines;
import java.util.List;
import java.util.Map;

/// The ground truth, in pages: `?after=<last sequence>&limit=<n>`.
final class LogRoutes {

    private static final int USUAL = 500;
    private static final int MOST = 10_000;

    private final GroundTruth truth;

    LogRoutes(Control control) {
        this.truth = control.truth();
    }

    List<Route> routes() {
        return List.of(
                Route.get("log/calls", call -> page(truth.calls(), call)),
                Route.get("log/deliveries", call -> page(truth.deliveries(), call)),
                Route.get("log/consents", call -> truth.consents()));
    }

    private static Map<String, Object> page(Lines<?> lines, Route.Call call) {
        int limit = Math.min(MOST, call.number("limit", USUAL));
        return Map.of("total", lines.size(), "records", lines.page(call.number("after", 0), limit));
    }
}
