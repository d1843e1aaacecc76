package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.platform.GraphError;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Registry;
import dev.rytm.sandbox.platform.Rule;
import dev.rytm.sandbox.platform.WebhookField;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `subscribed_apps`: which app hears what of a page. Fields that the sandbox has no events for are accepted and
/// stay silent if Meta knows them.
final class Subscriptions {

    private static final Set<String> SILENT_FIELDS = Set.of(
            "messaging_optouts",
            "message_edits",
            "messaging_handovers",
            "standby",
            "response_feedback",
            "feed",
            "messaging_account_linking",
            "messaging_integrity",
            "marketing_message_echoes",
            "marketing_message_deliveries",
            "marketing_message_reads",
            "marketing_message_clicks",
            "marketing_message_delivery_failed");

    private final Registry registry;
    private final Handshake handshake;

    Subscriptions(Registry registry, Handshake handshake) {
        this.registry = registry;
        this.handshake = handshake;
    }

    /// Subscribes the app behind the access token; first its webhook must answer the handshake (rule 1).
    Optional<Refusal> subscribe(Registry.Access access, Params params) {
        Set<WebhookField> fields = EnumSet.noneOf(WebhookField.class);
        JsonNode list = params.node("subscribed_fields");
        String joined = list != null && list.isArray()
                ? String.join(
                        ",", list.valueStream().map(field -> field.asString("")).toList())
                : params.text("subscribed_fields");
        for (String name : joined.split(",", -1)) {
            Optional<WebhookField> field = WebhookField.of(name.trim());
            if (field.isEmpty() && !SILENT_FIELDS.contains(name.trim())) {
                return Optional.of(Refusal.parameter(
                        Rule.UNKNOWN_CALL, "Param subscribed_fields has the unknown field \"%s\".".formatted(name)));
            }
            field.ifPresent(fields::add);
        }
        Optional<String> failure = handshake.verify(access.app());
        if (failure.isPresent()) {
            return Optional.of(new Refusal(
                    Rule.UNKNOWN_CALL,
                    GraphError.of(2200, 0, "(#2200) Callback verification failed: " + failure.get())));
        }
        access.page().subscribe(access.app().id(), fields);
        return Optional.empty();
    }

    void unsubscribe(Registry.Access access) {
        access.page().unsubscribe(access.app().id());
    }

    ObjectNode list(Registry.Access access) {
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        access.page()
                .subscriptions()
                .forEach((appId, fields) -> registry.app(appId).ifPresent(app -> {
                    ObjectNode entry = data.addObject().put("id", app.id()).put("name", "App " + app.id());
                    ArrayNode names = entry.putArray("subscribed_fields");
                    fields.stream().sorted().forEach(field -> names.add(field.wireName()));
                }));
        return body;
    }
}
