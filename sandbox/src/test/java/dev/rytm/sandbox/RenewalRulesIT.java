package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.ThreadItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rules 35, 36, 38 and 39 of platform.md section 12.
class RenewalRulesIT {

    private static final Instant EXPIRY = Instant.parse("2022-12-01T11:00:00Z");
    private static final String TOO_SOON = "4/2018354";

    @Test
    void rule35_the_platform_asks_one_day_before_expiry_and_continuing_extends() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "DAILY");
            stage.turnTo(EXPIRY.minus(Duration.ofDays(1)).minusMillis(1));
            assertThat(questions(stage)).isEmpty();
            stage.turnTo(EXPIRY.minus(Duration.ofDays(1)));
            assertThat(questions(stage)).hasSize(1);

            stage.sandbox
                    .people()
                    .agreements()
                    .continueMessages(stage.anna, questions(stage).getFirst().id());
            stage.settle();

            JsonNode optIn = stage.webhook.items("optin").getLast().path("optin");
            assertThat(optIn.path("user_token_status").asString("")).isEqualTo("REFRESHED");
            assertThat(optIn.path("notification_messages_token").asString("")).isEqualTo(token);
            assertThat(optIn.has("notification_messages_status")).isFalse();
            assertThat(optIn.path("token_expiry_timestamp").asLong())
                    .isEqualTo(Instant.parse("2023-05-30T10:00:00Z").toEpochMilli());
            stage.turnTo(EXPIRY.plusSeconds(1));
            assertThat(stage.notify(token).status()).isEqualTo(200);
        }
    }

    @Test
    void rule35_a_refreshed_consent_may_get_a_new_token() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.settings(stage.sandbox.settings().withNewTokenOnRefresh(true));
            String old = stage.agreed("News", "DAILY");
            stage.turnTo(EXPIRY.minus(Duration.ofDays(1)));

            stage.sandbox
                    .people()
                    .agreements()
                    .continueMessages(stage.anna, questions(stage).getFirst().id());

            String fresh = stage.sandbox.log().consents().getFirst().token();
            assertThat(stage.sandbox.log().consents()).hasSize(1);
            assertThat(fresh).isNotEqualTo(old);
            assertThat(stage.notify(old).code()).isEqualTo("100");
            assertThat(stage.notify(fresh).status()).isEqualTo(200);
        }
    }

    @Test
    void rule35_without_an_answer_the_token_expires_silently() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "DAILY");
            stage.turnTo(EXPIRY);

            assertThat(stage.webhook.items("optin")).hasSize(1);
            assertThat(stage.notify(token).text()).contains("has expired");
            assertThat(stage.sandbox
                            .people()
                            .agreements()
                            .continueMessages(
                                    stage.anna, questions(stage).getFirst().id()))
                    .isFalse();
        }
    }

    @Test
    void rule35_nothing_is_asked_when_stopped_or_disabled() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "DAILY");
            stage.sandbox.people().agreements().stop(stage.anna, token);
            ObjectNode disabled = Stage.template("Offers", "DAILY").put("notification_messages_reoptin", "DISABLED");
            stage.sandbox
                    .people()
                    .agreements()
                    .accept(stage.anna, stage.request(disabled).messageId());

            stage.turnTo(EXPIRY.plus(Duration.ofDays(1)));

            assertThat(questions(stage)).isEmpty();
        }
    }

    private static List<ThreadItem> questions(Stage stage) {
        return stage.anna.thread().stream()
                .filter(item -> item.kind() == ThreadItem.Kind.RE_OPT_IN)
                .toList();
    }

    @Test
    void rule36_three_messages_in_two_minutes_after_an_opt_in_and_no_fourth() {
        try (Stage stage = new Stage(Era.E2023)) {
            String token = stage.agreed("News", "DAILY");
            assertThat(stage.notify(token, "x".repeat(251)).status()).isEqualTo(200);
            assertThat(stage.notify(token, "x".repeat(251)).code()).isEqualTo("100");
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(36);
            assertThat(stage.notify(token, "x".repeat(250)).status()).isEqualTo(200);
            stage.turnBy(Duration.ofMinutes(2).minusMillis(1));
            assertThat(stage.notify(token).status()).isEqualTo(200);
            assertThat(stage.notify(token).code()).isEqualTo(TOO_SOON);
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(36);
        }
    }

    @Test
    void rule36_the_second_has_250_characters_in_all_that_is_read() {
        try (Stage stage = new Stage(Era.E2023)) {
            followUp(stage, n -> Json.object().put("text", "👍".repeat(n)));
            followUp(stage, n -> buttons("👍".repeat(n)));
            followUp(stage, n -> cards("t".repeat(80), "s".repeat(80), "t".repeat(80), "s".repeat(n - 240)));
        }
    }

    /// After a new opt-in and a first message, `message` is too long with 251 characters and goes with 250.
    private static void followUp(Stage stage, IntFunction<ObjectNode> message) {
        String token = stage.agreed("News " + stage.anna.tokens().size(), "DAILY");
        assertThat(stage.notify(token).status()).isEqualTo(200);
        assertThat(stage.notify(token, message.apply(251)).code()).isEqualTo("100");
        assertThat(stage.lastCall().verdict().rule()).isEqualTo(36);
        assertThat(stage.notify(token, message.apply(250)).status()).isEqualTo(200);
    }

    private static ObjectNode buttons(String text) {
        ObjectNode message = Json.object();
        ObjectNode payload = template(message).put("template_type", "button").put("text", text);
        payload.putArray("buttons")
                .addObject()
                .put("type", "postback")
                .put("title", "Go")
                .put("payload", "GO");
        return message;
    }

    private static ObjectNode cards(String... titlesAndSubtitles) {
        ObjectNode message = Json.object();
        ArrayNode elements = template(message).put("template_type", "generic").putArray("elements");
        for (int i = 0; i < titlesAndSubtitles.length; i += 2) {
            elements.addObject().put("title", titlesAndSubtitles[i]).put("subtitle", titlesAndSubtitles[i + 1]);
        }
        return message;
    }

    private static ObjectNode template(ObjectNode message) {
        return message.putObject("attachment").put("type", "template").putObject("payload");
    }

    @Test
    void rule36_after_two_minutes_the_cooldown_holds() {
        try (Stage stage = new Stage(Era.E2023)) {
            String token = stage.agreed("News", "DAILY");
            stage.notify(token);
            stage.turnBy(Duration.ofMinutes(2));
            assertThat(stage.notify(token).code()).isEqualTo(TOO_SOON);
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(29);
        }
    }

    @Test
    void rule38_the_developers_call_lifts_the_cooldown_once_and_for_testers_only() {
        try (Stage stage = new Stage(Era.E2022)) {
            String path = "/v15.0/1001/notification_messages_dev_support?access_token=" + Stage.TOKEN;
            String token = stage.agreed("News", "WEEKLY");
            assertThat(stage.post(path, support(token)).code()).isEqualTo("10");

            Person tester =
                    stage.sandbox.people().create(PersonSpec.on(Stage.PAGE).asTester());
            stage.sandbox.people().talk().say(tester, "hi");
            ObjectNode ask = Stage.to(tester.psid());
            ask.putObject("message")
                    .putObject("attachment")
                    .put("type", "template")
                    .set("payload", Stage.template("News", "WEEKLY"));
            String request = stage.post(Stage.messages(), ask).messageId();
            stage.sandbox.people().agreements().accept(tester, request);
            String theirs = tester.tokens().iterator().next().value();

            assertThat(stage.notify(theirs).status()).isEqualTo(200);
            assertThat(stage.notify(theirs).code()).isEqualTo(TOO_SOON);
            assertThat(stage.post(path, support(theirs)).text()).contains("\"success\":true");
            assertThat(stage.notify(theirs).status()).isEqualTo(200);
            assertThat(stage.notify(theirs).code()).isEqualTo(TOO_SOON);
        }
    }

    private static ObjectNode support(String token) {
        ObjectNode body = Json.object().put("developer_action", "ENABLE_FOLLOWUP_MESSAGE");
        body.putObject("recipient").put("notification_messages_token", token);
        return body;
    }

    @Test
    void rule39_tokens_are_listed_in_pages_for_this_page_only() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.setup().registerPage(Stage.page("2002", "other", "2022-05-19T00:00:00Z"), Stage.APP);
            List<String> tokens = new ArrayList<>();
            for (String title : List.of("A", "B", "C")) {
                tokens.add(stage.agreed(title, "DAILY"));
            }
            String path = "/v15.0/1001/notification_message_tokens?access_token=" + Stage.TOKEN;

            JsonNode first = stage.get(path + "&limit=2").json();
            String after = first.path("paging").path("cursors").path("after").asString("");
            JsonNode second = stage.get(path + "&limit=2&after=" + after).json();

            assertThat(first.path("data").size()).isEqualTo(2);
            assertThat(second.path("data")
                            .path(0)
                            .path("notification_messages_token")
                            .asString(""))
                    .isEqualTo(tokens.getLast());
            assertThat(second.path("paging").has("next")).isFalse();
            assertThat(stage.get(path + "&do_not_return_duplicates=true")
                            .json()
                            .path("data")
                            .size())
                    .isEqualTo(1);
            assertThat(stage.get("/v15.0/me/notification_message_tokens?access_token=other")
                            .json()
                            .path("data")
                            .size())
                    .isZero();
            assertThat(stage.get(path + "&before=x").code()).isEqualTo("100");
        }
    }

    @Test
    void rule39_the_next_page_has_an_absolute_address_with_the_parameters_of_the_call() {
        try (Stage stage = new Stage(Era.E2022)) {
            List.of("A", "B", "C").forEach(title -> stage.agreed(title, "DAILY"));
            String query = "/notification_message_tokens?limit=2&do_not_return_duplicates=false&appsecret_proof=";
            String proof = Hmac.sha256(Stage.SECRET, Stage.TOKEN.getBytes(StandardCharsets.UTF_8));
            var bearer = Map.of("Authorization", "Bearer " + Stage.TOKEN);

            String next = stage.call("GET", "/v15.0/1001" + query + proof, bearer, new byte[0])
                    .json()
                    .path("paging")
                    .path("next")
                    .asString("");

            assertThat(next)
                    .startsWith(stage.sandbox.graphUrl() + "/v15.0/1001/notification_message_tokens?limit=2&")
                    .contains("&do_not_return_duplicates=false", "&access_token=" + Stage.TOKEN, "&after=")
                    .doesNotContain("appsecret_proof");
            assertThat(stage.get(next.substring(
                                    stage.sandbox.graphUrl().toString().length()))
                            .json()
                            .path("data")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void rule39_the_most_on_a_page_depends_on_the_era() {
        limits(Era.E2022, 100);
        limits(Era.E2025, 1000);
    }

    private static void limits(Era era, int most) {
        try (Stage stage = new Stage(era)) {
            String path = "/v15.0/me/notification_message_tokens?access_token=" + Stage.TOKEN + "&limit=";
            assertThat(stage.get(path + most).status()).isEqualTo(200);
            assertThat(stage.get(path + (most + 1)).code()).isEqualTo("100");
        }
    }

    @Test
    void rule39_one_token_can_be_read_by_its_page_only() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.setup().registerPage(Stage.page("2002", "other", "2022-05-19T00:00:00Z"), Stage.APP);
            String token = stage.agreed("News", "DAILY");
            String path = "/v15.0/notification_messages_" + token + "?access_token=";

            assertThat(stage.get(path + Stage.TOKEN).json().path("topic_title").asString(""))
                    .isEqualTo("News");
            assertThat(stage.get(path + "other").code()).isEqualTo("100/33");
        }
    }
}
