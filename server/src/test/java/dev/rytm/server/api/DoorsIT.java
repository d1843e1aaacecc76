package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.api.Operations.Operation;
import dev.rytm.store.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Bad input at the door is the sender's mistake and is told so: never an answer of 500 and above.
class DoorsIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;

    private Client.Answer body(byte[] body, @Nullable String type) {
        return client.raw("POST", bakery.root + "/topics", body, type);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void onlyJsonInUtf8IsTaken() {
        byte[] topic = bytes("{}");
        for (String type : List.of(
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/xml",
                "*/*x",
                "json")) {
            assertThat(body(topic, type).status()).as(type).isEqualTo(415);
        }
        assertThat(body(topic, null).status()).isEqualTo(415);
        assertThat(body(topic, "application/x-www-form-urlencoded").status()).isIn(400, 415);
    }

    @Test
    void aBodyThatCannotBeReadIsToldWhere() {
        Map<String, Integer> table = new LinkedHashMap<>();
        table.put("", 400);
        table.put("null", 400);
        table.put("[]", 400);
        table.put("7", 400);
        table.put("{", 400);
        table.put("{} {}", 400);
        table.put("{\"name\":\"a\",\"name\":\"b\"}", 400);
        table.put("{\"name\":\"a\\u0000b\"}", 400);
        table.put("[".repeat(10_000), 400);
        table.put("{\"a\":".repeat(40) + "1" + "}".repeat(40), 400);
        table.put("\"" + "x".repeat(Json.MAX_BYTES) + "\"", 413);
        table.forEach((body, status) -> {
            Client.Answer answer = body(bytes(body), "application/json").is(status);
            assertThat(answer.body().has("detail")).isTrue();
            assertThat(answer.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
        });
        assertThat(body(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'}, "application/json")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNoIdDoesNotExist() {
        for (String id :
                List.of("0", "-1", "01", "1e3", "99999999999999999999999", "abc", "%20", "1%0A", "%C5%82", "1;x=2")) {
            assertThat(client.get("/api/v1/pages/" + id).status()).as(id).isIn(400, 404);
        }
        for (String id : List.of("%20", "%C5%82", "'%20or%201=1--", "a".repeat(5_000), "%F0%9F%A5%90", "*", "null")) {
            assertThat(client.get(bakery.root + "/topics/" + id).status())
                    .as(id)
                    .isIn(400, 404);
            assertThat(client.get(bakery.root + "/flows/" + id).status()).as(id).isIn(400, 404);
            assertThat(client.get(bakery.root + "/contacts/" + id).status())
                    .as(id)
                    .isIn(400, 404);
            assertThat(client.post(bakery.root + "/parked/" + id + "/retry", "").status())
                    .as(id)
                    .isIn(400, 404);
        }
    }

    @Test
    void parametersThatCannotBeUnderstoodAreRefused() {
        for (String query : List.of(
                "limit=0",
                "limit=-1",
                "limit=201",
                "limit=abc",
                "limit=1&limit=2",
                "status=BORED",
                "tag=%00",
                "after=%00",
                "topic=%00",
                "order=name",
                "TAG=x")) {
            assertThat(client.get(bakery.root + "/contacts?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        for (String query : List.of(
                "state=LOST",
                "kind=fax",
                "after=x",
                "after=2022-01-01",
                "after=x.y",
                "after=9999999-01-01.x",
                "contact=%00")) {
            assertThat(client.get(bakery.root + "/sends?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        for (String query :
                List.of("", "?from=2022-01-01", "?from=x&until=y", "?from=-999999999-01-01&until=2022-01-01")) {
            assertThat(client.get(bakery.root + "/account" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        client.get(bakery.root + "/parked?after=x").is(400);
        client.get(bakery.root + "/consents?after=x").is(400);
        client.get("/api/v1/audit?before=x").is(400);
    }

    @Test
    void unknownAddressesAndMethodsAreAnsweredInJson() {
        assertThat(client.get("/api/v1/nothing").is(404).body().has("detail")).isTrue();
        assertThat(client.send("PATCH", bakery.root, "{}").is(405).body().has("detail"))
                .isTrue();
        assertThat(client.in("pl").get("/api/v1/nothing").detail()).startsWith("Nie ma tu");
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        for (String key : List.of("", " ", "x", "rk_", "rk_1_2", "rk_" + "g".repeat(16) + "_" + "0".repeat(64), "ł")) {
            assertThat(new Client(key.equals("ł") ? "rk_l" : key, "en")
                            .get("/api/v1/pages")
                            .status())
                    .as(key)
                    .isEqualTo(401);
        }
        assertThat(new Client("x".repeat(20_000), "en").get("/api/v1/pages").status())
                .isBetween(400, 499);
    }

    /// Takes each body that is right in form and breaks it at random places.
    @TestFactory
    Stream<DynamicTest> noBrokenBodyBreaksTheServer() {
        long seed = Long.getLong("rytm.seed", RandomGenerator.getDefault().nextLong());
        System.out.println("DoorsIT: -Drytm.seed=" + seed);
        Random random = new Random(seed);
        String topic = bakery.topicId();
        String flow = bakery.publishedFlow("Powitanie", "FLOW");
        Map<String, Object> whole = whole(topic, flow);
        Map<String, String> ids = new HashMap<>(Map.of("page", bakery.page, "topic", topic, "flow", flow));
        List.of("sequence", "segment", "file", "contact", "notice", "key", "event", "session", "member", "invitation")
                .forEach(name -> ids.put(name, "none"));
        List.of("app", "version").forEach(name -> ids.put(name, "1"));
        return Operations.all().stream()
                .filter(operation ->
                        operation.body() != null && !operation.scope().equals("instance"))
                .map(operation -> DynamicTest.dynamicTest(operation.id() + " (seed " + seed + ")", () -> {
                    for (int i = 0; i < 40; i++) {
                        Object broken = broken(
                                Objects.requireNonNull(whole.getOrDefault(operation.id(), operation.body())), random);
                        assertThat(call(operation, ids, broken))
                                .as("%s", broken)
                                .isLessThan(500);
                    }
                }));
    }

    /// Fuller bodies than the smallest, where there is more to break.
    private static Map<String, Object> whole(String topic, String flow) {
        return Map.of(
                "topicCreate", Bakery.topic("Nowe", "Tytuł"),
                "topicChange", Bakery.topic("Nowe", "Tytuł"),
                "flowCreate", Map.of("name", "a", "kind", "FLOW", "document", Bakery.document("Hi")),
                "sequenceCreate", Bakery.sequence(topic, flow),
                "pageChange", Bakery.settings());
    }

    private int call(Operation operation, Map<String, String> ids, Object body) {
        return client.send(operation.method(), operation.at(ids), body).status();
    }

    private static final List<Object> HOSTILE = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "x".repeat(3_000),
            "' or 1=1 --",
            "{{first_name",
            "../../etc",
            "9".repeat(400),
            -1,
            0,
            1_000_000_000_000L,
            1e300,
            true,
            List.of(),
            Map.of(),
            List.of(List.of(List.of())),
            Map.of("kind", "x"),
            "1e999999999",
            "2022-02-31",
            "25:00",
            "PT-1S",
            "Mars/Olympus",
            "+25:00",
            "🥐",
            "javascript:alert(1)");

    private static Object broken(Object value, Random random) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(6) > 0) {
            List<Object> keys = new ArrayList<>(map.keySet());
            Object key = keys.get(random.nextInt(keys.size()));
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
            switch (random.nextInt(8)) {
                case 0 -> copy.remove(key);
                case 1 -> copy.put(key, null);
                case 2 -> copy.put(HOSTILE.get(random.nextInt(10)).toString(), copy.get(key));
                default -> copy.put(key, broken(Objects.requireNonNull(map.get(key)), random));
            }
            return copy;
        }
        if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
            List<Object> copy = new ArrayList<>(list);
            int at = random.nextInt(copy.size());
            copy.set(at, broken(copy.get(at), random));
            return copy;
        }
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }
}
