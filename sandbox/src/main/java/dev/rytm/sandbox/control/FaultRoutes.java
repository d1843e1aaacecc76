package dev.rytm.sandbox.control;

import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.CallScript;
import dev.rytm.sandbox.fault.ErrorRows;
import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.fault.WebhookFault;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The faults: rates, scripts, tuning.
final class FaultRoutes {

    private final Faults faults;

    FaultRoutes(Control control) {
        this.faults = control.faults();
    }

    List<Route> routes() {
        return List.of(
                Route.get("faults", call -> state()),
                Route.get("faults/errors", call -> new TreeSet<>(ErrorRows.all().keySet())),
                Route.put("faults/calls/{}", call -> {
                    faults.rate(CallFault.valueOf(call.name(0)), rate(call));
                    return state();
                }),
                Route.put("faults/webhooks/{}", call -> {
                    faults.rate(WebhookFault.valueOf(call.name(0)), rate(call));
                    return state();
                }),
                Route.post("faults/scripts", call -> {
                    faults.script(call.body(CallScript.class));
                    return state();
                }),
                Route.put("faults/tuning", call -> {
                    faults.tuning(call.change(faults.tuning(), Faults.Tuning.class));
                    return state();
                }),
                Route.delete("faults", call -> {
                    faults.clear();
                    return state();
                }));
    }

    private static double rate(Route.Call call) {
        String rate = call.text("rate");
        try {
            return Double.parseDouble(rate);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("`rate` is \"%s\" and must lie between 0 and 1.".formatted(rate), wrong);
        }
    }

    private Map<String, Object> state() {
        return Map.of(
                "calls", faults.callRates(),
                "webhooks", faults.webhookRates(),
                "scripts", faults.scripts(),
                "tuning", faults.tuning());
    }
}
