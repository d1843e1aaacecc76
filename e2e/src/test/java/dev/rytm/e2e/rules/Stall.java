package dev.rytm.e2e.rules;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.people.Persona;
import dev.rytm.sandbox.platform.PageSwitches;
import dev.rytm.sandbox.platform.Registry.NewPage;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A page of one test, set up over the API: topics, flows and sequences as the test needs them.
final class Stall {

    /// Not UTC, and without summer time.
    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final PageSwitches OPEN = new PageSwitches(2_000, 2_000, false, false, false, false);

    private static final Map<String, Object> END = Map.of("kind", "end", "id", "end", "name", "End");

    private final Market market;
    private final String metaId;
    private final long id;
    private final String root;

    private Stall(Market market, String metaId, long page) {
        this.market = market;
        this.metaId = metaId;
        this.id = page;
        this.root = "/pages/" + page;
    }

    static Stall open(Market market, String rulePack) {
        Stall stall = market.nextStall();
        if (!rulePack.equals("messenger-2022")) {
            stall.change(rulePack, "PL", Map.of());
        }
        return stall;
    }

    /// Connects a page of its own, on the pack of 2022.
    static Stall build(Market market) {
        String metaId = market.number();
        var setup = market.sandbox().setup();
        setup.registerPage(
                new NewPage(metaId, "Stall", accessToken(metaId), "PL", market.now(), OPEN), Bakery.META_APP);
        setup.subscribeToAll(metaId, Bakery.META_APP);
        JsonNode page = market.api()
                .post(
                        "/pages",
                        Map.of(
                                "appId", market.app(),
                                "metaPageId", metaId,
                                "accessToken", accessToken(metaId),
                                "settings", market.settings("messenger-2022", "PL")));
        return new Stall(market, metaId, page.get("id").asLong());
    }

    private static String accessToken(String metaId) {
        return "token-of-" + metaId;
    }

    String accessToken() {
        return accessToken(metaId);
    }

    String metaId() {
        return metaId;
    }

    /// Our number of it.
    long id() {
        return id;
    }

    Market market() {
        return market;
    }

    JsonNode get(String path) {
        return market.api().get(root + path);
    }

    JsonNode post(String path, Object body) {
        return market.api().post(root + path, body);
    }

    void put(String path, Object body) {
        market.api().put(root + path, body);
    }

    JsonNode page() {
        return get("");
    }

    void change(String pack, String country, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(market.settings(pack, country));
        settings.putAll(more);
        settings.put("revision", page().get("revision").asLong());
        put("", settings);
    }

    void brake(boolean paused) {
        put("/brake", Map.of("paused", paused));
    }

    boolean isBraked() {
        return page().get("paused").asBoolean();
    }

    void liftRestriction() {
        post("/lift-restriction", Map.of());
    }

    /// Meta blocks the page for its policy, or unblocks it, and says so in a webhook.
    void block(boolean blocked) {
        switchTo(new PageSwitches(2_000, 2_000, false, false, blocked, false));
        market.settle();
    }

    /// Meta refuses requests for consent from now on, and says nothing before the first.
    void barRequests(boolean barred) {
        switchTo(new PageSwitches(2_000, 2_000, barred, false, false, false));
    }

    /// Meta refuses every call from now on, and says nothing before the first.
    void barSending(boolean barred) {
        switchTo(new PageSwitches(2_000, 2_000, false, barred, false, false));
    }

    private void switchTo(PageSwitches switches) {
        market.sandbox().setup().switchPage(metaId, switches);
    }

    /// A topic whose title is its name.
    String topic(String name, String frequency) {
        return topic(name, name, frequency, null);
    }

    String topic(String name, String title, String frequency, @Nullable String onStop) {
        Map<String, Object> topic = new LinkedHashMap<>(Map.of(
                "name",
                name,
                "frequency",
                frequency,
                "zone",
                ZONE.getId(),
                "wording",
                Map.of("title", title, "callToAction", "GET_UPDATES", "language", "en"),
                "reOptIn",
                false));
        if (onStop != null) {
            topic.put("onStop", onStop);
        }
        return post("/topics", topic).at("/topic/id").asString();
    }

    /// A flow that asks for consent and tags the person `asked` or `not asked`.
    String asking(String topic) {
        return flow(
                "FLOW",
                "ask",
                Map.of(
                        "kind",
                        "consent",
                        "id",
                        "ask",
                        "name",
                        "Ask",
                        "topic",
                        topic,
                        "asked",
                        "asked",
                        "otherwise",
                        "not-asked"),
                tagging("asked"),
                tagging("not-asked"));
    }

    /// A flow that asks for consent on two topics, one after the other.
    String askingTwice(String first, String second) {
        return flow("FLOW", "first", request("first", first, "second"), request("second", second, "end"), END);
    }

    private static Map<String, Object> request(String id, String topic, String next) {
        return Map.of("kind", "consent", "id", id, "name", "Ask", "topic", topic, "asked", next, "otherwise", next);
    }

    /// A flow that says one thing.
    String saying(String kind) {
        return flow(kind, "say", message());
    }

    /// A flow that speaks only to people with a tag.
    String sayingTo(String tag) {
        return flow(
                "FLOW",
                "check",
                Map.of(
                        "kind",
                        "condition",
                        "id",
                        "check",
                        "name",
                        "Check",
                        "condition",
                        Map.of("kind", "has-tag", "tag", tag),
                        "match",
                        "say"),
                message());
    }

    private static Map<String, Object> message() {
        return Map.of(
                "kind", "message",
                "id", "say",
                "name", "Say",
                "message", Map.of("kind", "text", "text", "Fresh bread!", "quickReplies", List.of()),
                "exits", Map.of());
    }

    private static Map<String, Object> tagging(String tag) {
        List<Map<String, String>> actions = List.of(Map.of("kind", "add-tag", "tag", tag));
        return Map.of("kind", "action", "id", tag, "name", tag, "actions", actions);
    }

    @SafeVarargs
    private String flow(String kind, String entry, Map<String, Object>... steps) {
        Map<String, Object> byId = new LinkedHashMap<>();
        for (Map<String, Object> step : steps) {
            byId.put(String.valueOf(step.get("id")), step);
        }
        Map<String, Object> document = Map.of("entry", entry, "steps", byId);
        JsonNode made = post("/flows", Map.of("name", "Flow", "kind", kind, "document", document));
        String id = made.get("flow").get("id").asString();
        post(
                "/flows/" + id + "/publish",
                Map.of(
                        "revision",
                        made.get("flow").get("revision").asLong(),
                        "acknowledged",
                        made.get("findings").findValuesAsString("id")));
        return id;
    }

    /// A sequence of one step whose turn comes at `turn` for people who live in `zone`.
    String sequence(String topic, String flow, Instant turn, ZoneId zone) {
        return sequence(
                topic,
                flow,
                Map.of(
                        "time", LocalTime.ofInstant(turn, zone).toString(),
                        "weekday", turn.atZone(zone).getDayOfWeek().name()));
    }

    String sequence(String topic, String flow, Map<String, Object> when) {
        Map<String, Object> sequence = new LinkedHashMap<>(Map.of(
                "topic",
                topic,
                "name",
                "Sequence",
                "steps",
                List.of(Map.of("id", "one", "flow", flow, "on", true)),
                "enrolOnOptIn",
                false,
                "repeats",
                false));
        sequence.putAll(when);
        return post("/sequences", sequence).at("/sequence/id").asString();
    }

    /// Answers whatever people write with this flow.
    void answersWith(String flow) {
        long revision = get("/entrances").get("revision").asLong();
        put(
                "/entrances",
                Map.of("revision", revision, "defaultReply", flow, "keywords", Map.of(), "referrals", Map.of()));
    }

    /// Somebody new, who lives by a persona.
    Guest welcome(Persona persona) {
        PersonSpec spec = PersonSpec.on(metaId).playing(persona);
        return new Guest(this, market.sandbox().people().create(spec));
    }

    /// Somebody new, who has just written.
    Guest welcome() {
        Guest guest = new Guest(this, market.sandbox().people().create(PersonSpec.on(metaId)));
        market.know(guest);
        guest.writes();
        return guest;
    }
}
