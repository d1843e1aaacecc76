package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.PageSwitches;
import dev.rytm.sandbox.platform.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Rules 6 to 9, 11 to 15, 18 and 37 of platform.md section 12.
class SendRulesIT {

    private static final String WINDOW = "10/2018278";

    private static ObjectNode hello(Stage stage) {
        ObjectNode body = Stage.to(stage.anna.psid());
        body.putObject("message").put("text", "hello");
        return body;
    }

    @Test
    void rule6_access_must_be_known_proven_and_for_this_page() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            stage.sandbox.setup().registerPage(Stage.page("2002", "other", "2022-05-19T00:00:00Z"), Stage.APP);
            String right = "/v15.0/me/messages?access_token=page-token";

            assertThat(stage.post("/v15.0/me/messages", hello(stage)).code()).isEqualTo("190");
            assertThat(stage.post("/v15.0/me/messages?access_token=nope", hello(stage))
                            .code())
                    .isEqualTo("190");
            assertThat(stage.post("/v15.0/1001/messages?access_token=other", hello(stage))
                            .code())
                    .isEqualTo("100/33");
            assertThat(stage.post(right + "&appsecret_proof=00", hello(stage)).code())
                    .isEqualTo("100");
            assertThat(stage.post(right + "&appsecret_proof=" + proof(), hello(stage))
                            .status())
                    .isEqualTo(200);
            var bearer = Map.of("Authorization", "Bearer page-token", "Content-Type", "application/json");
            assertThat(stage.call("POST", "/v15.0/me/messages", bearer, Json.bytes(hello(stage)))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static String proof() {
        return Hmac.sha256(Stage.SECRET, Stage.TOKEN.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rule7_me_is_the_page_of_the_token_and_versions_13_to_26_are_known() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            for (String version : new String[] {"v13.0", "v26.0", "v20.0"}) {
                assertThat(stage.post("/" + version + "/1001/messages?access_token=page-token", hello(stage))
                                .status())
                        .as(version)
                        .isEqualTo(200);
            }
            for (String version : new String[] {"v12.0", "v27.0", "latest"}) {
                assertThat(stage.post("/" + version + "/me/messages?access_token=page-token", hello(stage))
                                .code())
                        .as(version)
                        .isEqualTo("2500");
            }
        }
    }

    @Test
    void rule8_a_body_is_json_or_a_form_with_json_strings() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            String form = "recipient=%7B%22id%22%3A%22" + stage.anna.psid()
                    + "%22%7D&message=%7B%22text%22%3A%22hi%22%7D&access_token=page-token";
            byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
            var asForm = Map.of("Content-Type", "application/x-www-form-urlencoded");
            var asJson = Map.of("Content-Type", "application/json");

            assertThat(stage.call("POST", "/v15.0/me/messages", asForm, bytes).status())
                    .isEqualTo(200);
            assertThat(stage.call("POST", Stage.messages(), asJson, "{oops".getBytes(StandardCharsets.UTF_8))
                            .code())
                    .isEqualTo("100");
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(8);
        }
    }

    @Test
    void rule9_exactly_one_kind_of_recipient() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            ObjectNode two = hello(stage);
            ((ObjectNode) two.path("recipient")).put("notification_messages_token", "1");
            ObjectNode none = hello(stage);
            none.putObject("recipient");

            assertThat(stage.post(Stage.messages(), two).code()).isEqualTo("100");
            assertThat(stage.post(Stage.messages(), none).code()).isEqualTo("100");
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(9);
            assertThat(stage.post(Stage.messages(), hello(stage)).status()).isEqualTo(200);
        }
    }

    @Test
    void rule11_strangers_have_no_match_and_blockers_are_not_available() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.setup().registerPage(Stage.page("2002", "other", "2022-05-19T00:00:00Z"), Stage.APP);
            Person elsewhere = stage.sandbox.people().create(PersonSpec.on("2002"));
            ObjectNode body = Stage.to(elsewhere.psid());
            body.putObject("message").put("text", "hi");

            assertThat(stage.post(Stage.messages(), body).code()).isEqualTo("100/2018001");
            stage.writes();
            stage.sandbox.people().standing().block(stage.anna);
            assertThat(stage.text("hi").code()).isEqualTo("551/1545041");
            stage.sandbox.people().standing().unblock(stage.anna);
            assertThat(stage.text("hi").status()).isEqualTo(200);
            stage.sandbox.people().standing().cannotReceive(stage.anna, true);
            assertThat(stage.text("hi").code()).isEqualTo("10/2018108");
            stage.sandbox.people().standing().delete(stage.anna);
            assertThat(stage.text("hi").code()).isEqualTo("100/2018001");
        }
    }

    @Test
    void rule12_the_window_closes_at_exactly_24_hours() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            stage.turnBy(Duration.ofHours(24).minusMillis(1));
            assertThat(stage.text("still open").status()).isEqualTo(200);
            stage.turnBy(Duration.ofMillis(1));
            assertThat(stage.text("closed").code()).isEqualTo(WINDOW);
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(12);
        }
    }

    @Test
    void rule13_tags_work_until_they_die_and_human_agents_have_seven_days() {
        try (Stage stage = new Stage(Era.E2025, Instant.parse("2026-04-20T00:00:00Z"), "2022-05-19T00:00:00Z")) {
            stage.writes();
            stage.turnTo(Instant.parse("2026-04-26T23:59:59.999Z"));
            assertThat(tagged(stage, "ACCOUNT_UPDATE").status()).isEqualTo(200);
            assertThat(tagged(stage, "HUMAN_AGENT").status()).isEqualTo(200);
            stage.turnTo(Instant.parse("2026-04-27T00:00:00Z"));
            assertThat(tagged(stage, "ACCOUNT_UPDATE").code()).isEqualTo("100");
            assertThat(tagged(stage, "HUMAN_AGENT").code()).isEqualTo(WINDOW);
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(13);
        }
    }

    private static Stage.Reply tagged(Stage stage, String tag) {
        ObjectNode body = hello(stage).put("messaging_type", "MESSAGE_TAG").put("tag", tag);
        return stage.post(Stage.messages(), body);
    }

    @Test
    void rule14_success_names_recipient_and_message_then_come_echo_and_delivery() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            ObjectNode message = Json.object().put("text", "zażółć / ok").put("metadata", "attempt-7");

            Stage.Reply first = stage.send(message);
            Stage.Reply second = stage.send(message);
            stage.turnBy(Duration.ofSeconds(1));

            assertThat(first.json().path("recipient_id").asString("")).isEqualTo(stage.anna.psid());
            assertThat(first.messageId()).isNotEmpty().isNotEqualTo(second.messageId());
            var echo = stage.webhook.items("message").stream()
                    .filter(item ->
                            item.path("message").path("mid").asString("").equals(first.messageId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(echo.path("sender").path("id").asString("")).isEqualTo(Stage.PAGE);
            assertThat(echo.path("message").path("is_echo").asBoolean()).isTrue();
            assertThat(echo.path("message").path("metadata").asString("")).isEqualTo("attempt-7");
            assertThat(echo.path("message").path("app_id").asLong()).isEqualTo(777);
            assertThat(stage.webhook.items("delivery")).hasSize(2);
        }
    }

    @Test
    void rule15_a_call_too_many_within_a_second_is_refused() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            stage.sandbox.setup().switchPage(Stage.PAGE, new PageSwitches(1, 10, false, false, false, false));

            assertThat(firstRefusal(stage, Json.object().put("text", "hello"))).isEqualTo("613");
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(15);
        }
    }

    @Test
    void rule15_media_has_a_limit_of_its_own_and_80006_can_be_chosen() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            stage.sandbox.setup().switchPage(Stage.PAGE, new PageSwitches(300, 1, false, false, false, false));
            stage.sandbox.settings(stage.sandbox.settings().withThrottleCode(80006));
            ObjectNode video = Json.object();
            video.putObject("attachment")
                    .put("type", "video")
                    .putObject("payload")
                    .put("url", "https://example.com/v.mp4");

            assertThat(firstRefusal(stage, video)).isEqualTo("80006");
            assertThat(stage.text("text goes").status()).isEqualTo(200);
        }
    }

    /// The code of the first refusal: a busy machine may need more than a second for two calls, so it tries again.
    private static String firstRefusal(Stage stage, ObjectNode message) {
        for (int i = 0; i < 50; i++) {
            Stage.Reply reply = stage.send(message);
            if (reply.status() != 200) {
                return reply.code();
            }
        }
        return "none";
    }

    @Test
    void rule18_a_barred_page_is_refused_and_the_policy_webhook_tells_of_a_block() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            switchPage(stage, false, true, false);
            assertThat(stage.text("hi").code()).isEqualTo("10/1893063");
            switchPage(stage, true, false, false);
            assertThat(stage.request(Stage.template("News", "DAILY")).code()).isEqualTo("10/1404170");
            assertThat(stage.text("hi").status()).isEqualTo(200);
            switchPage(stage, false, false, true);
            assertThat(stage.text("hi").code()).isEqualTo("368");
            switchPage(stage, false, false, false);
            assertThat(stage.text("hi").status()).isEqualTo(200);
            stage.settle();

            assertThat(stage.webhook.items("policy_enforcement"))
                    .extracting(item ->
                            item.path("policy_enforcement").path("action").asString(""))
                    .containsExactly("block", "unblock");
        }
    }

    private static void switchPage(Stage stage, boolean optIn, boolean sending, boolean policy) {
        stage.sandbox.setup().switchPage(Stage.PAGE, new PageSwitches(300, 10, optIn, sending, policy, false));
    }

    @Test
    void rule37_answers_open_the_window_and_agreements_and_reading_do_not() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "DAILY");
            stage.turnBy(Duration.ofDays(2));
            String mid = stage.notify(token).messageId();
            stage.turnBy(Duration.ofSeconds(2));
            var people = stage.sandbox.people();
            people.talk().read(stage.anna);
            people.agreements().stop(stage.anna, token);
            people.agreements().resume(stage.anna, token);
            people.talk().unreact(stage.anna, mid);
            assertThat(stage.text("closed").code()).isEqualTo(WINDOW);

            people.talk().react(stage.anna, mid, "❤", "love");
            assertThat(stage.text("open").status()).isEqualTo(200);

            stage.turnBy(Duration.ofDays(2));
            assertThat(stage.text("closed").code()).isEqualTo(WINDOW);
            people.talk().follow(stage.anna, "autumn");
            assertThat(stage.text("open").status()).isEqualTo(200);
        }
    }

    @Test
    void rule37_a_tap_and_a_quick_reply_open_the_window() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            ObjectNode message = Json.object().put("text", "choose");
            message.putArray("quick_replies")
                    .addObject()
                    .put("content_type", "text")
                    .put("title", "Yes")
                    .put("payload", "YES");
            String withReply = stage.send(message).messageId();
            String withButton = stage.send(buttons()).messageId();

            stage.turnBy(Duration.ofDays(2));
            stage.sandbox.people().talk().tap(stage.anna, withButton, "GO");
            assertThat(stage.text("open").status()).isEqualTo(200);
            stage.turnBy(Duration.ofDays(2));
            stage.sandbox.people().talk().quickReply(stage.anna, withReply, "YES");
            assertThat(stage.text("open").status()).isEqualTo(200);
            stage.settle();

            var postback = stage.webhook.items("postback").getFirst().path("postback");
            assertThat(postback.path("payload").asString("")).isEqualTo("GO");
        }
    }

    private static ObjectNode buttons() {
        ObjectNode message = Json.object();
        ObjectNode payload =
                message.putObject("attachment").put("type", "template").putObject("payload");
        payload.put("template_type", "button").put("text", "Go?");
        payload.putArray("buttons")
                .addObject()
                .put("type", "postback")
                .put("title", "Go")
                .put("payload", "GO");
        return message;
    }
}
