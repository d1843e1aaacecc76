package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.platform.Era;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that can be controlled can be controlled over HTTP.
class ControlIT {

    @Test
    void a_sandbox_is_set_up_and_played_over_http_alone() {
        try (Stage stage = new Stage(Era.E2022);
                Control control = new Control(stage.sandbox)) {
            JsonNode app = control.post(
                    "apps",
                    Json.object()
                            .put("id", "888")
                            .put("secret", "s")
                            .put("verifyToken", WebhookReceiver.VERIFY_TOKEN)
                            .put("webhookUrl", stage.webhook.url().toString()));
            assertThat(app.path("handshake").asString("")).isEqualTo("verified");
            ObjectNode page =
                    Json.object().put("id", "3003").put("name", "Bakery").put("accessToken", "t3");
            page.put("app", "888").putObject("switches").put("perSecond", 5000);
            assertThat(control.post("pages", page)
                            .path("switches")
                            .path("perSecond")
                            .asInt())
                    .isEqualTo(5000);
            String psid = control.post(
                            "people", Json.object().put("page", "3003").put("firstName", "Zofia"))
                    .path("psid")
                    .asString("");
            assertThat(psid).matches("[0-9]{16,17}");

            control.post("people/" + psid + "/say", Json.object().put("text", "Dzień dobry"));
            JsonNode thread = control.get("people/" + psid + "/thread");

            assertThat(thread.path("person").path("windowOpen").asBoolean()).isTrue();
            assertThat(thread.path("items").path(0).path("text").asString("")).isEqualTo("Dzień dobry");
            assertThat(control.get("people?search=zof").path("total").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_person_agrees_stops_and_resumes_over_http() {
        try (Stage stage = new Stage(Era.E2022);
                Control control = new Control(stage.sandbox)) {
            stage.writes();
            String request = stage.request(Stage.template("News", "WEEKLY")).messageId();
            String person = "people/" + stage.anna.psid() + "/";

            JsonNode agreed = control.post(person + "accept", Json.object().put("request", request));
            String token = agreed.path("consents").path(0).path("token").asString("");
            JsonNode stopped = control.post(person + "stop", Json.object().put("token", token));
            assertThat(stopped.path("consents").path(0).path("stopped").asBoolean())
                    .isTrue();
            control.post(person + "resume", Json.object().put("token", token));

            JsonNode truth = control.get("log/consents").path(0);
            assertThat(truth.path("changes")
                            .valueStream()
                            .map(change -> change.path("change").asString("")))
                    .containsExactly("OPTED_IN", "STOPPED", "RESUMED");
            assertThat(control.get("log/calls?limit=1").path("records").size()).isEqualTo(1);
            assertThat(control.get("log/deliveries").path("total").asInt()).isPositive();
        }
    }

    @Test
    void settings_faults_and_switches_change_one_by_one() {
        try (Stage stage = new Stage(Era.E2022);
                Control control = new Control(stage.sandbox)) {
            control.put("settings", Json.object().put("era", "E2025").put("receiptAfter", "PT3S"));
            control.put("faults/calls/TRANSIENT_2", Json.object().put("rate", 0.25));
            control.put("faults/tuning", Json.object().put("holdFor", "PT1S"));
            control.post(
                    "faults/scripts", Json.object().put("fault", "ERROR_ROW").put("errorRow", "368"));
            control.put("pages/1001/switches", Json.object().put("optInBar", true));

            assertThat(stage.sandbox.settings().era()).isEqualTo(Era.E2025);
            assertThat(stage.sandbox.settings().receiptAfter()).hasSeconds(3);
            JsonNode faults = control.get("faults");
            assertThat(faults.path("calls").path("TRANSIENT_2").asDouble()).isEqualTo(0.25);
            assertThat(faults.path("tuning").path("holdFor").asString("")).isEqualTo("PT1S");
            assertThat(stage.sandbox.setup().page("1001").switches().optInBar()).isTrue();
            assertThat(stage.text("hello").code()).isEqualTo("368");
        }
    }

    @Test
    void a_wrong_call_gets_a_sentence_that_names_the_field() {
        try (Stage stage = new Stage(Era.E2022);
                Control control = new Control(stage.sandbox)) {
            String person = "people/" + stage.anna.psid() + "/";
            assertThat(error(control.post(person + "say", Json.object()))).contains("`text` is missing");
            assertThat(error(control.post(person + "stop", Json.object().put("token", "9"))))
                    .contains("no agreement");
            assertThat(error(control.get("people/1/thread"))).contains("no person \"1\"");
            assertThat(error(control.post("clock/advance", Json.object()))).contains("`by`");
            assertThat(error(control.post(
                            "people", Json.object().put("page", "1001").put("persona", "wizard"))))
                    .contains("wizard");
            assertThat(error(control.get("nonsense"))).contains("README");
        }
    }

    private static String error(JsonNode answer) {
        return answer.path("error").asString("");
    }

    @Test
    void only_pages_and_programs_of_this_machine_get_in() {
        try (Stage stage = new Stage(Era.E2022);
                Control control = new Control(stage.sandbox)) {
            for (Map<String, String> headers : List.of(
                    Map.of("Origin", "https://evil.example"),
                    Map.of("Origin", "null"),
                    Map.of("Origin", "http://localhost.evil.example"))) {
                assertThat(control.raw("GET", "/sandbox/api/pages", headers, new byte[0])
                                .status())
                        .as("%s", headers)
                        .isEqualTo(403);
            }
            assertThat(control.raw("GET", "/sandbox/api/pages", Map.of("Origin", "http://localhost:5173"), new byte[0])
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_chat_page_and_its_files_are_served() {
        try (Stage stage = new Stage(Era.E2022);
                Control control = new Control(stage.sandbox)) {
            for (String file : List.of("", "chat.js", "ask.js", "view.js", "texts.js", "chat.css")) {
                assertThat(control.raw("GET", "/sandbox/" + file, Map.of(), new byte[0])
                                .status())
                        .as(file)
                        .isEqualTo(200);
            }
            assertThat(control.raw("GET", "/sandbox/other.js", Map.of(), new byte[0])
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void both_languages_of_the_chat_page_have_the_same_sentences() {
        try (Stage stage = new Stage(Era.E2022);
                Control control = new Control(stage.sandbox)) {
            String texts = control.raw("GET", "/sandbox/texts.js", Map.of(), new byte[0])
                    .text();
            int english = texts.indexOf("  en: {");

            assertThat(keys(texts.substring(0, english)))
                    .isEqualTo(keys(texts.substring(english, texts.indexOf("\n};"))))
                    .hasSizeGreaterThan(50);
        }
    }

    private static List<String> keys(String texts) {
        return Pattern.compile("(?m)^    (\\w+): ")
                .matcher(texts)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
