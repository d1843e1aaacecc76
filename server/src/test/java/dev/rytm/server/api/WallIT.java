package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.segment.Segment;
import dev.rytm.core.segment.SegmentId;
import dev.rytm.server.api.Operations.Operation;
import dev.rytm.store.Arrival;
import dev.rytm.store.TeamNotices;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Nobody gets over the wall between workspaces, whatever route they try: each test runs for every operation of the
/// document, so that a new one is tried as soon as it is there.
class WallIT {

    private static final List<String> TEMPTING = List.of(
            "id",
            "workspaceId",
            "workspace_id",
            "pageId",
            "page_id",
            "appId2",
            "tenant",
            "owner",
            "role",
            "scopes2",
            "isAdmin",
            "admin",
            "createdAt",
            "created_at",
            "revision2",
            "publishedVersion",
            "catalogVersion",
            "connected",
            "restriction",
            "token",
            "access_token",
            "hash",
            "key",
            "actor",
            "state",
            "status2",
            "__proto__",
            "constructor",
            "$where",
            "class");

    private final Bakery mine = new Bakery();
    private final Bakery theirs = new Bakery();
    private final Map<String, String> theirIds = withABody(ids(theirs));

    /// A body of the instance, which is on neither side of the wall.
    private static Map<String, String> withABody(Map<String, String> ids) {
        Map<String, String> more = new HashMap<>(ids);
        more.put("segment", "made-by-them");
        more.put("file", "brought-by-them");
        more.put("body", "2022-09-05T10:00:00Z~" + "cd".repeat(32));
        return more;
    }

    private static Map<String, String> ids(Bakery bakery) {
        String topic = bakery.topicId();
        String flow = bakery.publishedFlow("Powitanie", "FLOW");
        JsonNode sequence = bakery.client
                .post(bakery.root + "/sequences", Bakery.sequence(topic, flow))
                .ok();
        ContactKey anna = new ContactKey(Long.parseLong(bakery.page), "anna" + bakery.page);
        Running.server().database.inTransaction(t -> {
            t.contacts().lock(List.of(anna), Running.NOW);
            t.contactImports().insert(anna.pageId(), "brought-by-them", "people.csv");
            t.segments()
                    .insert(
                            anna.pageId(),
                            new Segment(new SegmentId("made-by-them"), "Everybody", new Condition.All(List.of())));
            TeamNotice notice = new TeamNotice(TeamNotice.Kind.MESSAGE, "x", new FlowId(flow), new StepId("hello"));
            t.teamNotices().append(List.of(new TeamNotices.Told(anna, notice)), Running.NOW);
            t.inbox().append(List.of(Arrival.named(anna, "x", new Event.TagChanged(Running.NOW, "t", true))));
            return t.statements()
                    .update("update inbox set parked = 'x', processed_at = null where page_id = ?", anna.pageId());
        });
        Map<String, String> ids = new HashMap<>(Map.of(
                "page",
                bakery.page,
                "topic",
                topic,
                "flow",
                flow,
                "version",
                "1",
                "sequence",
                sequence.get("sequence").get("id").asString(),
                "contact",
                anna.psid()));
        putWork(ids, bakery);
        putPeople(ids, bakery);
        return ids;
    }

    private static void putWork(Map<String, String> ids, Bakery bakery) {
        ids.put("event", first(bakery.client.get(bakery.root + "/parked").ok().get("events")));
        JsonNode notices = bakery.client.get(bakery.root + "/notices").ok().get("notices");
        ids.put("notice", notices.get(0).get("number").asString());
        ids.put("app", first(bakery.client.get("/api/v1/apps").ok()));
        ids.put("key", first(bakery.client.get("/api/v1/keys").ok()));
    }

    private static void putPeople(Map<String, String> ids, Bakery bakery) {
        ids.put("member", first(bakery.owner().get("/api/v1/members").ok()));
        bakery.owner()
                .post("/api/v1/invitations", Map.of("email", Studio.newEmail(), "role", "VIEWER"))
                .ok();
        ids.put("invitation", first(bakery.owner().get("/api/v1/invitations").ok()));
        ids.put("session", first(bakery.owner().get("/api/v1/sessions").ok()));
    }

    static Map<String, String> randomIds() {
        return Map.ofEntries(
                Map.entry("page", "987654321987"),
                Map.entry("topic", "0123456789abcdef0123456789abcdef"),
                Map.entry("flow", "0123456789abcdef0123456789abcdef"),
                Map.entry("version", "1"),
                Map.entry("sequence", "0123456789abcdef0123456789abcdef"),
                Map.entry("segment", "0123456789abcdef0123456789abcdef"),
                Map.entry("file", "0123456789abcdef0123456789abcdef"),
                Map.entry("contact", "5551234567"),
                Map.entry("notice", "987654321987"),
                Map.entry("event", "2022-09-05T10:00:00Z~" + "ab".repeat(32)),
                Map.entry("app", "987654321987"),
                Map.entry("key", "0123456789abcdef"),
                Map.entry("member", "0123456789abcdef0123456789abcdef"),
                Map.entry("invitation", "0123456789abcdef0123456789abcdef"),
                Map.entry("session", "0123456789abcdef0123456789abcdef"));
    }

    private static String first(JsonNode list) {
        return list.get(0).get("id").asString();
    }

    /// By the key, or by whoever is signed in where no key may.
    private static Client.Answer call(Bakery who, Operation operation, Map<String, String> ids) {
        return operation.scope().equals("self") ? call(who.owner(), operation, ids) : call(who.client, operation, ids);
    }

    private static Client.Answer call(Client client, Operation operation, Map<String, String> ids) {
        return client.send(operation.method(), operation.at(ids) + operation.query(), operation.body());
    }

    @TestFactory
    Stream<DynamicTest> foreignIdsAreAnsweredLikeRandomOnes() {
        return Operations.all().stream()
                .filter(operation -> !operation.scope().equals("instance"))
                .filter(operation -> !operation.holes().isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Client.Answer foreign = call(mine, operation, theirIds);
                    Client.Answer random = call(mine, operation, randomIds());

                    assertThat(foreign.is(404).anonymous())
                            .isEqualTo(random.is(404).anonymous());
                }));
    }

    /// By the cookie as by the key, whatever the role: who may do little learns no more of others.
    @TestFactory
    Stream<DynamicTest> foreignIdsAreAnsweredLikeRandomOnesToWhoIsSignedIn() {
        Studio viewer = Studio.signedIn(mine.workspace(), Role.VIEWER);
        return Operations.all().stream()
                .filter(operation -> !operation.scope().equals("instance"))
                .filter(operation -> !operation.holes().isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    for (Studio studio : List.of(mine.owner(), viewer)) {
                        Client.Answer foreign = call(studio, operation, theirIds);
                        boolean mayNot =
                                foreign.status() == 403 && !operation.path().contains("{page}");
                        assertThat(foreign.is(studio == viewer && mayNot ? 403 : 404)
                                        .anonymous())
                                .isEqualTo(call(studio, operation, randomIds()).anonymous());
                    }
                }));
    }

    /// Their workspace in the header, whatever the route.
    @TestFactory
    Stream<DynamicTest> aForeignWorkspaceDoesNotExist() {
        Studio owner = Studio.signedIn(mine.workspace(), Role.OWNER);
        Map<String, String> ids = new HashMap<>(randomIds());
        ids.put("page", mine.page);
        return Operations.all().stream()
                .filter(operation -> !List.of("instance", "anyone", "self").contains(operation.scope()))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Client.Answer foreign =
                            call(owner.with("Rytm-Workspace", String.valueOf(theirs.workspace())), operation, ids);
                    Client.Answer none = call(owner.with("Rytm-Workspace", "987654321987"), operation, ids);

                    assertThat(foreign.is(404).anonymous())
                            .isEqualTo(none.is(404).anonymous());
                }));
    }

    private static Client.Answer call(Studio studio, Operation operation, Map<String, String> ids) {
        return studio.send(operation.method(), operation.at(ids) + operation.query(), operation.body());
    }

    /// My page in front, their thing behind.
    @TestFactory
    Stream<DynamicTest> foreignIdsUnderOnesOwnPageAreAnsweredLikeRandomOnes() {
        Map<String, String> mixed = new HashMap<>(theirIds);
        mixed.put("page", mine.page);
        Map<String, String> random = new HashMap<>(randomIds());
        random.put("page", mine.page);
        return Operations.all().stream()
                .filter(operation -> operation.holes().size() > 1)
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id(),
                        () -> assertThat(call(mine.client, operation, mixed)
                                        .is(404)
                                        .anonymous())
                                .isEqualTo(call(mine.client, operation, random)
                                        .is(404)
                                        .anonymous())));
    }

    @TestFactory
    Stream<DynamicTest> noRouteAnswersWithoutAKeyOrWithAnotherScope() {
        String scope = "sends-read";
        String other = mine.client
                .post("/api/v1/keys", Map.of("name", "other", "scopes", List.of(scope)))
                .ok()
                .get("key")
                .asString();
        return Operations.all().stream()
                .filter(operation -> !operation.scope().equals("anyone"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    call(new Client(null, "en"), operation, theirIds).is(401);
                    call(new Client("rk_" + "0".repeat(16) + "_" + "0".repeat(64), "en"), operation, theirIds)
                            .is(401);
                    if (!operation.scope().equals(scope)) {
                        call(new Client(other, "en"), operation, theirIds).is(403);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> noBodyTakesAFieldThatItDoesNotKnow() {
        return Operations.all().stream()
                .filter(operation -> operation.body() instanceof Map<?, ?>)
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    for (String name : TEMPTING) {
                        Map<Object, Object> body =
                                new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(operation.body()));
                        if (body.putIfAbsent(name, "1") == null) {
                            Map<String, String> ids = new HashMap<>(randomIds());
                            ids.put("page", mine.page);
                            Client.Answer answer = send(operation, ids, body);
                            assertThat(answer.status()).as(name).isEqualTo(400);
                            assertThat(answer.body().get("pointer").asString())
                                    .as(name)
                                    .isEqualTo("/" + name);
                        }
                    }
                }));
    }

    private Client.Answer send(Operation operation, Map<String, String> ids, Object body) {
        String path = operation.at(ids);
        return switch (operation.scope()) {
            case "self" -> mine.owner().send(operation.method(), path, body);
            case "instance" -> new Client(Running.server().instanceKey, "en").send(operation.method(), path, body);
            default -> mine.client.send(operation.method(), path, body);
        };
    }

    @Test
    void thereAreThirtyTemptingFields() {
        assertThat(TEMPTING).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> noRouteTakesAParameterThatItDoesNotKnow() {
        Map<String, String> ids = new HashMap<>(theirIds);
        return Operations.all().stream()
                .filter(operation -> !operation.scope().equals("instance"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    String path = operation.at(ids) + operation.query();
                    String more = path + (path.contains("?") ? "&" : "?") + "sort=name";
                    Client.Answer answer = operation.scope().equals("self")
                            ? theirs.owner().send(operation.method(), more, operation.body())
                            : theirs.client.send(operation.method(), more, operation.body());
                    answer.is(400);
                }));
    }
}
