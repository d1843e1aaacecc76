package dev.rytm.sandbox;

import static dev.rytm.sandbox.Stage.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Rules 19 to 26 and 40 of platform.md section 12.
class RequestRulesIT {

    private static final String WINDOW = "10/2018278";
    private static final String SAME_TITLE = "613/1893016";
    private static final String TOO_MANY = "9/2018352";

    @Test
    void rule19_a_request_needs_the_open_window() {
        try (Stage stage = new Stage(Era.E2022)) {
            assertThat(stage.request(template("News", "WEEKLY")).code()).isEqualTo(WINDOW);
            stage.writes();
            stage.turnBy(Duration.ofHours(24).minusMillis(1));
            assertThat(stage.request(template("News", "WEEKLY")).status()).isEqualTo(200);
            stage.turnBy(Duration.ofMillis(1));
            assertThat(stage.request(template("Offers", "WEEKLY")).code()).isEqualTo(WINDOW);
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(19);
        }
    }

    @Test
    void rule20_payload_title_and_frequency_are_required_in_2022_and_a_title_has_65_characters() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            assertThat(stage.request(without("payload")).code()).isEqualTo("100");
            assertThat(stage.request(without("title")).code()).isEqualTo("100");
            assertThat(stage.request(without("notification_messages_frequency")).code())
                    .isEqualTo("100");
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(20);
            assertThat(stage.request(template("t".repeat(66), "DAILY")).code()).isEqualTo("100");
            assertThat(stage.request(template("t".repeat(65), "DAILY")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void rule20_since_2023_the_title_has_a_default_and_the_frequency_is_ignored() {
        try (Stage stage = new Stage(Era.E2023)) {
            stage.writes();
            ObjectNode bare = without("title");
            bare.remove("notification_messages_frequency");

            String request = stage.request(bare).messageId();
            stage.sandbox.people().agreements().accept(stage.anna, request);
            stage.settle();

            var optIn = stage.webhook.items("optin").getFirst().path("optin");
            assertThat(optIn.path("title").asString("")).isEqualTo("Updates and promotions");
            assertThat(optIn.has("notification_messages_frequency")).isFalse();
            assertThat(optIn.has("token_expiry_timestamp")).isFalse();
        }
    }

    private static ObjectNode without(String field) {
        ObjectNode template = template("News", "WEEKLY");
        template.remove(field);
        return template;
    }

    @Test
    void rule21_choices_come_from_their_lists() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            assertWrong(stage, "notification_messages_frequency", "HOURLY");
            assertWrong(stage, "notification_messages_reoptin", "YES");
            assertWrong(stage, "notification_messages_cta_text", "BUY");
            assertWrong(stage, "image_aspect_ratio", "ROUND");
            assertWrong(stage, "notification_messages_timezone", "Mars/Olympus");
            assertThat(stage.request(template("News", "DAILY").put("notification_messages_cta_text", "FREQUENCY"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void rule21_the_button_that_names_the_frequency_ends_with_2022() {
        try (Stage stage = new Stage(Era.E2023)) {
            stage.writes();
            assertWrong(stage, "notification_messages_cta_text", "FREQUENCY");
        }
    }

    private static void assertWrong(Stage stage, String field, String value) {
        assertThat(stage.request(template("News", "DAILY").put(field, value)).code())
                .as(field)
                .isEqualTo("100");
        assertThat(stage.lastCall().verdict().rule()).as(field).isEqualTo(21);
    }

    @Test
    void rule22_a_carousel_has_one_to_five_elements_each_with_payload_and_frequency() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.settings(stage.sandbox.settings().withRequestLimits(Settings.Limits.OFF));
            stage.writes();
            assertThat(stage.request(carousel(0)).code()).isEqualTo("100");
            assertThat(stage.request(carousel(6)).code()).isEqualTo("100");
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(22);
            ObjectNode withoutPayload = carousel(2);
            ((ObjectNode) withoutPayload.path("elements").path(1)).remove("payload");
            assertThat(stage.request(withoutPayload).code()).isEqualTo("100");
            assertThat(stage.request(carousel(5)).status()).isEqualTo(200);
            assertThat(stage.anna.thread().getLast().asks()).hasSize(5);
        }
    }

    private static ObjectNode carousel(int size) {
        ObjectNode payload = Json.object().put("template_type", "notification_messages");
        var elements = payload.putArray("elements");
        for (int i = 0; i < size; i++) {
            elements.addObject()
                    .put("title", "Topic " + i)
                    .put("payload", "p" + i)
                    .put("notification_messages_frequency", "DAILY");
        }
        return payload;
    }

    @Test
    void rule23_the_same_title_waits_seven_days_whatever_the_frequency() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            assertThat(stage.request(template("News", "WEEKLY")).status()).isEqualTo(200);
            assertThat(stage.request(template("News", "MONTHLY")).code()).isEqualTo(SAME_TITLE);
            stage.turnBy(Duration.ofDays(7).minusMillis(1));
            stage.writes();
            assertThat(stage.request(template("News", "WEEKLY")).code()).isEqualTo(SAME_TITLE);
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(23);
            stage.turnBy(Duration.ofMillis(1));
            assertThat(stage.request(template("News", "WEEKLY")).status()).isEqualTo(200);
        }
    }

    @Test
    void rule23_the_default_title_counts() {
        try (Stage stage = new Stage(Era.E2023)) {
            stage.writes();
            assertThat(stage.request(without("title")).status()).isEqualTo(200);
            assertThat(stage.request(without("title")).code()).isEqualTo(SAME_TITLE);
        }
    }

    @Test
    void rule24_the_sixth_request_in_24_hours_is_one_too_many() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            for (int i = 0; i < 5; i++) {
                assertThat(stage.request(template("Topic " + i, "DAILY")).status())
                        .isEqualTo(200);
            }
            stage.turnBy(Duration.ofHours(24).minusMillis(1));
            stage.writes();
            assertThat(stage.request(template("Sixth", "DAILY")).code()).isEqualTo(TOO_MANY);
            stage.turnBy(Duration.ofMillis(1));
            assertThat(stage.request(template("Sixth", "DAILY")).status()).isEqualTo(200);
        }
    }

    @Test
    void rule24_the_eleventh_request_in_seven_days_is_one_too_many() {
        try (Stage stage = new Stage(Era.E2022)) {
            for (int day = 0; day < 5; day++) {
                stage.writes();
                stage.request(template("Topic a" + day, "DAILY"));
                stage.request(template("Topic b" + day, "DAILY"));
                stage.turnBy(Duration.ofDays(1));
            }
            stage.turnBy(Duration.ofDays(2).minusMillis(1));
            stage.writes();
            assertThat(stage.request(template("Eleventh", "DAILY")).code()).isEqualTo(TOO_MANY);
            stage.turnBy(Duration.ofMillis(1));
            assertThat(stage.request(template("Eleventh", "DAILY")).status()).isEqualTo(200);
        }
    }

    @Test
    void rule24_ends_with_2022_and_can_be_switched_on() {
        try (Stage stage = new Stage(Era.E2023)) {
            stage.writes();
            for (int i = 0; i < 6; i++) {
                assertThat(stage.request(template("Topic " + i, "DAILY")).status())
                        .isEqualTo(200);
            }
            stage.sandbox.settings(stage.sandbox.settings().withRequestLimits(Settings.Limits.ON));
            assertThat(stage.request(template("Seventh", "DAILY")).code()).isEqualTo(TOO_MANY);
        }
    }

    @Test
    void rule25_accepting_works_long_after_the_window_closed_and_opens_none() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            String request = stage.request(template("News", "WEEKLY")).messageId();
            stage.turnBy(Duration.ofDays(30));
            assertThat(stage.webhook.items("optin")).isEmpty();

            stage.sandbox.people().agreements().accept(stage.anna, request);
            stage.settle();

            assertThat(stage.webhook.items("optin")).hasSize(1);
            assertThat(stage.text("hello").code()).isEqualTo(WINDOW);
            assertThat(stage.notify(stage.sandbox.log().consents().getFirst().token())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void rule26_accepting_the_same_request_twice_yields_no_second_token() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.writes();
            String request = stage.request(template("News", "WEEKLY")).messageId();

            assertThat(stage.sandbox.people().agreements().accept(stage.anna, request))
                    .isTrue();
            assertThat(stage.sandbox.people().agreements().accept(stage.anna, request))
                    .isFalse();
            stage.settle();

            assertThat(stage.webhook.items("optin")).hasSize(1);
            assertThat(stage.sandbox.log().consents()).hasSize(1);
        }
    }

    @Test
    void rejected_requests_count_for_nothing() {
        try (Stage stage = new Stage(Era.E2022)) {
            assertThat(stage.request(template("News", "WEEKLY")).code()).isEqualTo(WINDOW);
            stage.writes();
            assertThat(stage.request(template("News", "WEEKLY")).status()).isEqualTo(200);
        }
    }

    @Test
    void rule40_a_new_page_is_refused_from_2025() {
        try (Stage stage = new Stage(Era.E2025, Stage.START, "2025-09-01T00:00:00Z")) {
            stage.writes();
            assertThat(stage.request(template("News", "WEEKLY")).code()).isEqualTo("10");
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(40);
        }
        try (Stage stage = new Stage(Era.E2025, Stage.START, "2025-08-31T23:59:59Z")) {
            stage.writes();
            assertThat(stage.request(template("News", "WEEKLY")).status()).isEqualTo(200);
        }
    }
}
