package dev.rytm.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A workspace with one page, made over HTTP, and the bodies that tests send.
public final class Bakery {

    private static final AtomicLong META_IDS = new AtomicLong(1_000_000);

    public final Client client = Client.ofNewWorkspace();
    public final String page;
    public final String root;
    private @Nullable Studio owner;

    Bakery() {
        String metaId = String.valueOf(META_IDS.incrementAndGet());
        long app = client.post(
                        "/api/v1/apps",
                        Map.of("metaAppId", metaId, "name", "App", "secret", "s3cret", "verifyToken", "verify"))
                .ok()
                .get("id")
                .asLong();
        page = client.post(
                        "/api/v1/pages",
                        Map.of("appId", app, "metaPageId", metaId, "accessToken", "EAAtoken", "settings", settings()))
                .ok()
                .get("id")
                .asString();
        root = "/api/v1/pages/" + page;
    }

    long workspace() {
        return client.get("/api/v1/workspace").ok().get("id").asLong();
    }

    /// Somebody who may do everything here, signed in.
    Studio owner() {
        if (owner == null) {
            owner = Studio.signedIn(workspace(), Role.OWNER);
        }
        return owner;
    }

    static Map<String, Object> settings() {
        return new LinkedHashMap<>(
                Map.of("name", "Piekarnia", "country", "PL", "zone", "Europe/Warsaw", "rulePack", "messenger-2022"));
    }

    static Map<String, Object> topic(String name, String title) {
        return new LinkedHashMap<>(Map.of(
                "name",
                name,
                "frequency",
                "WEEKLY",
                "zone",
                "Europe/Warsaw",
                "wording",
                Map.of("title", title, "callToAction", "GET_UPDATES", "language", "pl"),
                "reOptIn",
                true));
    }

    /// A changed body and the revision that the change starts from.
    static Map<String, Object> from(long revision, Map<String, Object> body) {
        Map<String, Object> change = new LinkedHashMap<>(body);
        change.put("revision", revision);
        return change;
    }

    static Map<String, Object> document(String text) {
        return Map.of(
                "entry",
                "hello",
                "steps",
                Map.of(
                        "hello",
                        Map.of(
                                "kind",
                                "message",
                                "id",
                                "hello",
                                "name",
                                "Hello",
                                "message",
                                Map.of("kind", "text", "text", text, "quickReplies", List.of()),
                                "exits",
                                Map.of())),
                "layout",
                Map.of("positions", Map.of("hello", Map.of("x", 10, "y", 20.5)), "notes", Map.of()));
    }

    String topicId() {
        return client.post(root + "/topics", topic("Oferty", "Oferty tygodnia"))
                .ok()
                .get("topic")
                .get("id")
                .asString();
    }

    String publishedFlow(String name, String kind) {
        JsonNode flow = client.post(root + "/flows", Map.of("name", name, "kind", kind, "document", document("Hi")))
                .ok()
                .get("flow");
        String id = flow.get("id").asString();
        client.post(
                        root + "/flows/" + id + "/publish",
                        Map.of("revision", flow.get("revision").asLong()))
                .ok();
        return id;
    }

    static Map<String, Object> sequence(String topic, String flow) {
        return new LinkedHashMap<>(Map.of(
                "topic",
                topic,
                "name",
                "Cztery tygodnie",
                "steps",
                List.of(Map.of("id", "one", "flow", flow, "on", true)),
                "time",
                "09:00",
                "weekday",
                "MONDAY",
                "enrolOnOptIn",
                true,
                "repeats",
                false));
    }
}
