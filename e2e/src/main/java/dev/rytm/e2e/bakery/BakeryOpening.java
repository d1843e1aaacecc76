package dev.rytm.e2e.bakery;

import dev.rytm.e2e.stack.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Opens the bakery: workspace, app, page, subflows, topic, flows, sequence and entrances, in the order of the user
/// guide.
public final class BakeryOpening {

    private static final List<String> OFFERS = List.of(
            "Chleb tygodnia: żytni z miodem gryczanym. Piekliśmy go 36 godzin.",
            "Chleb tygodnia: orkiszowy z pestkami dyni, jeszcze ciepły.",
            "Chleb tygodnia: pszenny na zakwasie z oliwkami z Krety.",
            "Chleb tygodnia: razowiec z suszoną śliwką i orzechem włoskim.");

    private final JsonMapper json = JsonMapper.shared();
    private final ApiClient api;
    private final String workspaceKey;
    private String pages = "";

    private BakeryOpening(String url, String workspaceKey) {
        this.workspaceKey = workspaceKey;
        this.api = new ApiClient(url, workspaceKey);
    }

    /// What the bakery owns at Meta: its app's secret and verify token, and its page's access token.
    public record Secrets(String appSecret, String verifyToken, String accessToken) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "Secrets";
        }
    }

    /// Opens it on the server at `url`. `instanceKey` may make workspaces.
    public static Bakery open(String url, String instanceKey, Secrets secrets) {
        JsonNode workspace = new ApiClient(url, instanceKey).post("/workspaces", Map.of("name", "Piekarnia Rytm"));
        return new BakeryOpening(url, workspace.get("key").asString()).furnish(secrets);
    }

    private Bakery furnish(Secrets secrets) {
        long page = connect(secrets);
        pages = "/pages/" + page;
        String topic = topic(
                publish("Po rezygnacji", "SUBFLOW", document("on-stop", Map.of())),
                publish("Po wznowieniu", "SUBFLOW", document("on-resume", Map.of())));
        String consent = publish("Zgoda na chleb tygodnia", "FLOW", document("consent", Map.of("topic", topic)));
        sequence(topic);
        api.put(
                pages + "/entrances",
                Map.of(
                        "revision",
                        1,
                        "defaultReply",
                        consent,
                        "keywords",
                        Map.of(),
                        "referrals",
                        Map.of("chleb", consent)));
        return new Bakery(page, topic, workspaceKey);
    }

    private long connect(Secrets secrets) {
        JsonNode app = api.post(
                "/apps",
                Map.of(
                        "metaAppId",
                        Bakery.META_APP,
                        "name",
                        "Piekarnia Rytm",
                        "secret",
                        secrets.appSecret(),
                        "verifyToken",
                        secrets.verifyToken()));
        Map<String, Object> settings = Map.of(
                "name", "Piekarnia Rytm", "country", "PL", "zone", Bakery.ZONE.getId(), "rulePack", "messenger-2022");
        JsonNode page = api.post(
                "/pages",
                Map.of(
                        "appId",
                        app.get("id").asLong(),
                        "metaPageId",
                        Bakery.META_PAGE,
                        "accessToken",
                        secrets.accessToken(),
                        "settings",
                        settings));
        return page.get("id").asLong();
    }

    private String topic(String onStop, String onResume) {
        Map<String, Object> wording = Map.of(
                "title", Bakery.TITLE,
                "imageUrl", "https://piekarnia.example/chleb.jpg",
                "callToAction", "GET_UPDATES",
                "language", "pl");
        JsonNode topic = api.post(
                pages + "/topics",
                Map.of(
                        "name",
                        Bakery.TITLE,
                        "frequency",
                        "WEEKLY",
                        "zone",
                        Bakery.ZONE.getId(),
                        "wording",
                        wording,
                        "reOptIn",
                        true,
                        "onStop",
                        onStop,
                        "onResume",
                        onResume,
                        "stopTag",
                        "chleb: rezygnacja",
                        "resumeTag",
                        "chleb: wznowienie"));
        return topic.at("/topic/id").asString();
    }

    private void sequence(String topic) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int week = 0; week < OFFERS.size(); week++) {
            char letter = (char) ('A' + week);
            Map<String, String> words = Map.of("topic", topic, "tag", "oferta " + letter, "text", OFFERS.get(week));
            String flow = publish("Oferta " + letter, "FLOW", document("offer", words));
            steps.add(Map.of("id", "week-" + (week + 1), "flow", flow, "on", true));
        }
        api.post(
                pages + "/sequences",
                Map.of(
                        "topic",
                        topic,
                        "name",
                        "Cztery tygodnie chleba",
                        "steps",
                        steps,
                        "time",
                        Bakery.TIME.toString(),
                        "weekday",
                        Bakery.DAY.name(),
                        "enrolOnOptIn",
                        true,
                        "repeats",
                        true));
    }

    private String publish(String name, String kind, JsonNode document) {
        JsonNode created = api.post(pages + "/flows", Map.of("name", name, "kind", kind, "document", document));
        String id = created.at("/flow/id").asString();
        api.post(
                pages + "/flows/" + id + "/publish",
                Map.of(
                        "revision",
                        created.at("/flow/revision").asLong(),
                        "acknowledged",
                        created.at("/findings").findValuesAsString("id")));
        return id;
    }

    private JsonNode document(String name, Map<String, String> words) {
        try (InputStream in = Objects.requireNonNull(BakeryOpening.class.getResourceAsStream(name + ".json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace("${" + word.getKey() + "}", word.getValue());
            }
            return json.readTree(text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
