package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.log.ConsentTruth;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Settings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Rules 27 to 36 of platform.md section 12.
class TokenRulesIT {

    private static final String TOO_SOON = "4/2018354";

    @Test
    void rule27_one_token_per_title_and_frequency_expires_by_calendar_months() {
        try (Stage stage = new Stage(Era.E2022, Instant.parse("2022-08-31T10:00:00Z"), "2022-05-19T00:00:00Z")) {
            stage.agreed("News", "DAILY");
            stage.turnBy(Duration.ofDays(7));
            stage.agreed("News", "WEEKLY");

            var truths = stage.sandbox.log().consents();

            assertThat(truths).extracting(ConsentTruth::frequency).containsExactly("DAILY", "WEEKLY");
            assertThat(truths.getFirst().expiresAt()).isEqualTo("2023-02-28T11:00:00Z");
            assertThat(truths.getLast().expiresAt()).isEqualTo("2023-06-07T10:00:00Z");
            JsonNode optIn = stage.webhook.items("optin").getFirst().path("optin");
            assertThat(optIn.path("token_expiry_timestamp").asLong())
                    .isEqualTo(Instant.parse("2023-02-28T11:00:00Z").toEpochMilli());
        }
    }

    @Test
    void rule28_weekly_is_one_from_monday_to_sunday_in_the_zone_of_the_token() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "WEEKLY");

            assertThat(stage.notify(token).status()).isEqualTo(200);
            stage.turnTo(Instant.parse("2022-06-05T21:59:59.999Z"));
            assertThat(stage.notify(token).code()).isEqualTo(TOO_SOON);
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(28);
            stage.turnTo(Instant.parse("2022-06-05T22:00:00Z"));
            assertThat(stage.notify(token).status()).isEqualTo(200);
        }
    }

    @Test
    void rule28_daily_is_one_per_calendar_day_also_when_the_day_has_23_hours() {
        try (Stage stage = new Stage(Era.E2022, Instant.parse("2023-03-25T23:00:00Z"), "2022-05-19T00:00:00Z")) {
            String token = stage.agreed("News", "DAILY");

            assertThat(stage.notify(token).status()).isEqualTo(200);
            stage.turnTo(Instant.parse("2023-03-26T21:59:59.999Z"));
            assertThat(stage.notify(token).code()).isEqualTo(TOO_SOON);
            stage.turnTo(Instant.parse("2023-03-26T22:00:00Z"));
            assertThat(stage.notify(token).status()).isEqualTo(200);
        }
    }

    @Test
    void rule28_monthly_is_one_from_the_first_to_the_last() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "MONTHLY");

            assertThat(stage.notify(token).status()).isEqualTo(200);
            stage.turnTo(Instant.parse("2022-06-30T21:59:59.999Z"));
            assertThat(stage.notify(token).code()).isEqualTo(TOO_SOON);
            stage.turnTo(Instant.parse("2022-06-30T22:00:00Z"));
            assertThat(stage.notify(token).status()).isEqualTo(200);
        }
    }

    @Test
    void rule29_a_rolling_day_in_2023_and_two_in_2025_counted_from_whole_seconds_rounded_up() {
        rolling(Era.E2023, Duration.ofHours(24));
        rolling(Era.E2025, Duration.ofHours(48));
    }

    private static void rolling(Era era, Duration cooldown) {
        try (Stage stage = new Stage(era)) {
            stage.sandbox.settings(withoutFollowUps(stage.sandbox.settings()));
            String token = stage.agreed("News", "WEEKLY");
            stage.turnBy(Duration.ofMillis(500));
            Instant eligible = stage.now().plusMillis(500).plus(cooldown);

            assertThat(stage.notify(token).status()).isEqualTo(200);
            JsonNode view = stage.get("/v15.0/notification_messages_" + token + "?access_token=" + Stage.TOKEN)
                    .json();
            assertThat(view.path("next_eligible_time").asLong()).isEqualTo(eligible.getEpochSecond());
            stage.turnTo(eligible.minusMillis(1));
            assertThat(stage.notify(token).code()).isEqualTo(TOO_SOON);
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(29);
            stage.turnTo(eligible);
            assertThat(stage.notify(token).status()).isEqualTo(200);
        }
    }

    private static Settings withoutFollowUps(Settings settings) {
        return settings.withFollowUps(false);
    }

    @Test
    void rule30_a_rejected_send_consumes_no_allowance() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "WEEKLY");

            assertThat(stage.notify(token, "x".repeat(2001)).code()).isEqualTo("100");
            stage.sandbox.people().standing().block(stage.anna);
            assertThat(stage.notify(token).code()).isEqualTo("551/1545041");
            stage.sandbox.people().standing().unblock(stage.anna);

            assertThat(stage.notify(token).status()).isEqualTo(200);
        }
    }

    @Test
    void rule31_an_unknown_token_is_invalid_and_an_old_one_has_expired() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "DAILY");
            Instant expiry = Instant.parse("2022-12-01T11:00:00Z");

            assertThat(stage.notify("123").text()).contains("\"code\":100").contains("is invalid");
            stage.turnTo(expiry.minusMillis(1));
            assertThat(stage.notify(token).status()).isEqualTo(200);
            stage.turnTo(expiry);
            assertThat(stage.notify(token).text()).contains("\"code\":100").contains("has expired");
        }
    }

    @Test
    void rule32_a_token_of_another_page_is_invalid() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "DAILY");
            stage.sandbox.setup().registerPage(Stage.page("2002", "other-token", "2022-05-19T00:00:00Z"), Stage.APP);
            var body = Json.object();
            body.putObject("recipient").put("notification_messages_token", token);
            body.putObject("message").put("text", "hi");

            assertThat(stage.post("/v15.0/me/messages?access_token=other-token", body)
                            .code())
                    .isEqualTo("100");
            assertThat(stage.lastCall().verdict().rule()).isEqualTo(32);
        }
    }

    @Test
    void rule33_a_stop_refuses_and_a_resume_allows_the_same_token_with_its_history() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "WEEKLY");
            stage.notify(token);

            stage.sandbox.people().agreements().stop(stage.anna, token);
            assertThat(stage.notify(token).code()).isEqualTo("10/1893015");
            stage.sandbox.people().agreements().resume(stage.anna, token);
            assertThat(stage.notify(token).code()).isEqualTo(TOO_SOON);
            stage.turnBy(Duration.ofDays(7));

            assertThat(stage.notify(token).status()).isEqualTo(200);
            assertThat(stage.webhook.items("optin"))
                    .extracting(item -> item.path("optin")
                            .path("notification_messages_status")
                            .asString("none"))
                    .containsExactly("none", "STOP NOTIFICATIONS", "RESUME NOTIFICATIONS");
        }
    }

    @Test
    void rule34_a_stop_leaves_other_topics_alone_and_a_block_stops_all() {
        try (Stage stage = new Stage(Era.E2022)) {
            String news = stage.agreed("News", "WEEKLY");
            String offers = stage.agreed("Offers", "WEEKLY");

            stage.sandbox.people().agreements().stop(stage.anna, news);
            assertThat(stage.notify(offers).status()).isEqualTo(200);
            stage.sandbox.people().standing().block(stage.anna);

            assertThat(stage.notify(news).code()).isEqualTo("551/1545041");
            assertThat(stage.notify(offers).code()).isEqualTo("551/1545041");
        }
    }

    @Test
    void ruling14_accepting_again_on_a_stopped_token_lifts_the_stop_with_a_new_expiry() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "WEEKLY");
            stage.sandbox.people().agreements().stop(stage.anna, token);
            stage.turnBy(Duration.ofDays(7));

            String again = stage.agreed("News", "WEEKLY");

            ConsentTruth truth = stage.sandbox.log().consents().getFirst();
            assertThat(again).isEqualTo(token);
            assertThat(truth.stopped()).isFalse();
            assertThat(truth.expiresAt()).isEqualTo("2023-03-08T11:00:00Z");
            assertThat(stage.notify(token).status()).isEqualTo(200);
        }
    }
}
