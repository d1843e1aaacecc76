package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What keys may do, and how long.
class KeysIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;

    @Test
    void aKeyHandsOutNoMoreThanItHas() {
        String reader = client.post("/api/v1/keys", Map.of("name", "reader", "scopes", List.of("content-read")))
                .ok()
                .get("key")
                .asString();
        Client reading = new Client(reader, "en");

        reading.get(bakery.root + "/topics").ok();
        assertThat(reading.post(bakery.root + "/topics", Bakery.topic("a", "b"))
                        .is(403)
                        .detail())
                .contains("content-write");
        reading.get("/api/v1/keys").is(403);
        client.post("/api/v1/keys", Map.of("name", "robot", "scopes", List.of("instance")))
                .is(422);
        client.delete("/api/v1/keys/" + reader.substring(3, 19)).is(204);
        reading.get(bakery.root + "/topics").is(401);
    }

    private Client key(String... scopes) {
        return new Client(
                client.post("/api/v1/keys", Map.of("name", "robot", "scopes", List.of(scopes)))
                        .ok()
                        .get("key")
                        .asString(),
                "en");
    }

    private JsonNode line(Client of) {
        String id = String.valueOf(of.key()).substring(3, 19);
        return Stream.of(client.get("/api/v1/keys").ok())
                .flatMap(JsonNode::valueStream)
                .filter(line -> line.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAKeyMayDoIsToldInOneOrder() {
        Client all = key(Scope.ofWorkspaces().toArray(String[]::new));

        assertThat(line(all).get("scopes").valueStream().map(JsonNode::asString))
                .hasSizeGreaterThan(5)
                .isSorted();
    }

    private static void end(Client of, String when) {
        Running.server()
                .database
                .inTransaction(t -> t.statements()
                        .update(
                                "update api_key set expires_at = clock_timestamp() + ?::interval where key_id = ?",
                                when,
                                String.valueOf(of.key()).substring(3, 19)));
    }

    @Test
    void aKeyWorksForAYearUnlessTold() {
        Client usual = key("content-read");
        Instant made = Instant.parse(line(usual).get("createdAt").asString());

        assertThat(Instant.parse(line(usual).get("expiresAt").asString()))
                .isBetween(made.plus(Duration.ofDays(364)), made.plus(Duration.ofDays(366)));
        for (int days : new int[] {1, 730}) {
            client.post("/api/v1/keys", Map.of("name", "a", "scopes", List.of("content-read"), "days", days))
                    .is(201);
        }
        for (int days : new int[] {0, 731, -1}) {
            assertThat(client.post("/api/v1/keys", Map.of("name", "a", "scopes", List.of("content-read"), "days", days))
                            .is(422)
                            .body()
                            .get("pointer")
                            .asString())
                    .isEqualTo("/days");
        }
    }

    @Test
    void anEndedKeyIsToldSo() {
        Client robot = key("content-read");
        end(robot, "1 minute");
        robot.get(bakery.root + "/topics").ok();

        end(robot, "0");
        Client.Answer refused = robot.get(bakery.root + "/topics").is(401);
        assertThat(refused.detail()).startsWith("This API key ended at 2").endsWith("Ask for a new one.");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(robot.in("pl").get(bakery.root + "/topics").is(401).detail()).startsWith("Ten klucz API wygasł 2");
    }

    @Test
    void theLastUseIsShown() {
        Client robot = key("content-read");
        assertThat(line(robot).has("lastUsedAt")).isFalse();

        robot.get(bakery.root + "/topics").ok();
        assertThat(line(robot).has("lastUsedAt")).isTrue();
    }

    /// Every other right together does not let a message go out, nor personal data.
    @Test
    void sendingAndExportingAreRightsOfTheirOwn() {
        List<String> others = new ArrayList<>(Scope.ofWorkspaces());
        others.removeAll(List.of("sends-write", "contacts-export"));
        Client without = key(others.toArray(String[]::new));
        String topic = bakery.root + "/topics/" + bakery.topicId() + "/brake";
        Map<String, Object> brake = Map.of("paused", true);

        for (Client.Answer refused : List.of(
                without.put("/api/v1/workspace/brake", brake),
                without.put(bakery.root + "/brake", brake),
                without.put(topic, brake),
                without.put(bakery.root + "/sequences/x/brake", brake),
                without.post(bakery.root + "/lift-restriction", ""),
                without.post(bakery.root + "/contacts/anna/edits", Map.of("kind", "start-flow", "flow", "x")),
                without.post(
                        bakery.root + "/contacts/anna/edits",
                        Map.of("kind", "enrol", "sequence", "x", "replace", true)))) {
            assertThat(refused.is(403).detail()).contains("sends-write");
        }
        for (String path : List.of("/consents", "/contacts/anna/ledger")) {
            assertThat(without.get(bakery.root + path).is(403).detail()).contains("contacts-export");
        }
        without.post(bakery.root + "/contacts/anna/edits", Map.of("kind", "suppress"))
                .is(404);
        without.get(bakery.root + "/contacts/anna").is(404);

        key("sends-write").put(topic, brake).ok();
        key("contacts-export").get(bakery.root + "/consents").ok();
        key("sends-write")
                .post(bakery.root + "/contacts/anna/edits", Map.of("kind", "start-flow", "flow", "x"))
                .is(403);
        key("sends-write", "contacts-write")
                .post(bakery.root + "/contacts/anna/edits", Map.of("kind", "start-flow", "flow", "x"))
                .is(404);
    }
}
