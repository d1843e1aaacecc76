package dev.rytm.sandbox.control;

import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Page;
import dev.rytm.sandbox.platform.PageSwitches;
import dev.rytm.sandbox.platform.Registry;
import dev.rytm.sandbox.platform.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Apps, pages and the switches of the platform.
final class PageRoutes {

    private record AppJson(String id, String webhookUrl, String handshake) {}

    private record PageJson(
            String id,
            String name,
            String country,
            Instant connectedSince,
            boolean isNew,
            List<String> accessTokens,
            Map<String, List<String>> subscriptions,
            PageSwitches switches,
            int people) {}

    private final Control control;

    PageRoutes(Control control) {
        this.control = control;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "apps",
                        call -> control.setup().apps().stream()
                                .map(app -> json(app, ""))
                                .toList()),
                Route.post("apps", this::registerApp),
                Route.get(
                        "pages",
                        call -> control.setup().pages().stream().map(this::json).toList()),
                Route.post("pages", this::registerPage),
                Route.get("pages/{}", call -> json(control.setup().page(call.name(0)))),
                Route.put("pages/{}/switches", this::switchPage),
                Route.get("settings", call -> control.platform().settings()),
                Route.put("settings", this::changeSettings));
    }

    private Object registerApp(Route.Call call) {
        String url = call.text("webhookUrl", "");
        App app = new App(
                call.text("id"),
                call.text("secret"),
                call.text("verifyToken", ""),
                url.isEmpty() ? null : URI.create(url));
        return json(app, control.setup().registerApp(app).orElse("verified"));
    }

    private Object registerPage(Route.Call call) {
        String since = call.text("connectedSince", "2022-05-19T00:00:00Z");
        PageSwitches switches = call.params()
                .object("switches")
                .map(patch -> new Route.Call(List.of(), new Params(fields(patch), true))
                        .change(PageSwitches.usual(), PageSwitches.class))
                .orElseGet(PageSwitches::usual);
        Page page = control.setup()
                .registerPage(
                        new Registry.NewPage(
                                call.text("id"),
                                call.text("name", "Page " + call.text("id")),
                                call.text("accessToken"),
                                call.text("country", "PL"),
                                Instant.parse(since),
                                switches),
                        call.text("app"));
        return json(page);
    }

    private static Map<String, JsonNode> fields(ObjectNode node) {
        Map<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private Object switchPage(Route.Call call) {
        Page page = control.setup().page(call.name(0));
        control.setup().switchPage(page.id(), call.change(page.switches(), PageSwitches.class));
        return json(page);
    }

    private Object changeSettings(Route.Call call) {
        control.platform().settings(call.change(control.platform().settings(), Settings.class));
        return control.platform().settings();
    }

    private static AppJson json(App app, String handshake) {
        return new AppJson(app.id(), String.valueOf(app.webhookUrl()), handshake);
    }

    private PageJson json(Page page) {
        Map<String, List<String>> subscriptions = new TreeMap<>();
        page.subscriptions()
                .forEach((app, fields) -> subscriptions.put(
                        app,
                        fields.stream().map(field -> field.wireName()).sorted().toList()));
        return new PageJson(
                page.id(),
                page.name(),
                page.country(),
                page.connectedSince(),
                page.isNew(),
                control.setup().accesses().stream()
                        .filter(access -> access.page() == page)
                        .map(Registry.Access::value)
                        .toList(),
                subscriptions,
                page.switches(),
                page.people().size());
    }
}
