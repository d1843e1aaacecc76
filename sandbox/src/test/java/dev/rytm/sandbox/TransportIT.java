package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.fault.WebhookFault;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Settings;
import dev.rytm.sandbox.platform.WebhookField;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Rules 1 to 5 of platform.md section 12: the handshake and how webhooks travel.
class TransportIT {

    @Test
    void rule1_only_200_with_the_bare_challenge_will_do() {
        try (Stage stage = new Stage(Era.E2022)) {
            String path = "/v15.0/1001/subscribed_apps?subscribed_fields=messages,messaging_optins&access_token=";
            stage.webhook.spoilingTheChallenge();
            assertThat(stage.post(path + Stage.TOKEN, Json.object()).code()).isEqualTo("2200");
        }
        try (Stage stage = new Stage(Era.E2022)) {
            App wrong = new App(Stage.APP, Stage.SECRET, "another", stage.webhook.url());
            assertThat(stage.sandbox.setup().registerApp(wrong).orElseThrow()).contains("answered 403");
            App right = new App(Stage.APP, Stage.SECRET, WebhookReceiver.VERIFY_TOKEN, stage.webhook.url());
            assertThat(stage.sandbox.setup().registerApp(right)).isEmpty();
        }
    }

    @Test
    void rule2_bodies_are_escaped_ascii_and_signed() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.people().talk().say(stage.anna, "äöå / zażółć 👍");
            stage.settle();

            WebhookReceiver.Received received = stage.webhook.received().getFirst();

            assertThat(received.text())
                    .contains("\\u00e4\\u00f6\\u00e5 \\/ za\\u017c\\u00f3\\u0142\\u0107 \\ud83d\\udc4d")
                    .matches("\\p{ASCII}+");
            assertThat(received.signature()).isEqualTo("sha256=" + Hmac.sha256(Stage.SECRET, received.body()));
        }
    }

    @Test
    void rule2_a_wrong_or_missing_signature_comes_first_on_request_and_is_repeated_right() {
        try (Stage stage = new Stage(Era.E2022)) {
            refuseFirst(stage);
            stage.sandbox.faults().rate(WebhookFault.WRONG_SIGNATURE, 1);
            stage.writes();
            stage.settle();

            var all = stage.webhook.received();

            assertThat(all).hasSize(2);
            assertThat(all.get(0).signature()).isNotEqualTo(all.get(1).signature());
            assertThat(all.get(1).signature())
                    .isEqualTo("sha256=" + Hmac.sha256(Stage.SECRET, all.get(1).body()));
            stage.webhook.forget();
            refuseFirst(stage);
            stage.sandbox.faults().clear();
            stage.sandbox.faults().rate(WebhookFault.NO_SIGNATURE, 1);
            stage.writes();
            stage.settle();
            assertThat(stage.webhook.received().getFirst().signature()).isNull();
        }
    }

    private static void refuseFirst(Stage stage) {
        AtomicInteger calls = new AtomicInteger();
        stage.webhook.answering(() -> calls.incrementAndGet() == 1 ? 401 : 200);
    }

    @Test
    void rule3_failures_are_repeated_at_once_then_with_growing_gaps_with_equal_bytes() {
        try (Stage stage = new Stage(Era.E2022)) {
            AtomicInteger calls = new AtomicInteger();
            stage.webhook.answering(() -> calls.incrementAndGet() <= 4 ? 500 : 200);
            stage.writes();
            stage.settle();
            assertThat(stage.webhook.received()).hasSize(3);

            stage.turnBy(Duration.ofSeconds(3));

            Set<String> bodies = stage.webhook.received().stream()
                    .map(WebhookReceiver.Received::text)
                    .collect(Collectors.toSet());
            assertThat(stage.webhook.received()).hasSize(5);
            assertThat(bodies).hasSize(1);
            DeliveryRecord record = stage.sandbox.log().deliveries().all().getFirst();
            assertThat(record.attempts()).isEqualTo(5);
            assertThat(record.state()).isEqualTo(DeliveryRecord.State.DELIVERED);
        }
    }

    @Test
    void rule3_after_an_hour_of_failures_the_app_is_unsubscribed() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.webhook.answering(() -> 500);
            stage.writes();
            stage.turnBy(Duration.ofMinutes(59));
            assertThat(stage.sandbox.setup().page(Stage.PAGE).subscriptions()).isNotEmpty();
            stage.turnBy(Duration.ofMinutes(30));

            assertThat(stage.sandbox.setup().page(Stage.PAGE).subscriptions()).isEmpty();
            assertThat(stage.sandbox.log().deliveries().all())
                    .extracting(DeliveryRecord::state)
                    .containsOnly(DeliveryRecord.State.GIVEN_UP);
        }
    }

    @Test
    void rule4_webhooks_come_twice_out_of_order_late_or_never_on_request() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.faults().rate(WebhookFault.DUPLICATE, 1);
            stage.writes();
            stage.settle();
            assertThat(stage.webhook.received()).hasSize(2);
            assertThat(stage.webhook.received().get(0).text())
                    .isEqualTo(stage.webhook.received().get(1).text());

            disturb(stage, WebhookFault.REORDER);
            stage.sandbox.people().talk().say(stage.anna, "first");
            stage.sandbox.faults().clear();
            stage.sandbox.people().talk().say(stage.anna, "second");
            stage.settle();
            assertThat(stage.webhook.items())
                    .extracting(item -> item.path("message").path("text").asString(""))
                    .containsExactly("second", "first");

            disturb(stage, WebhookFault.DELAY);
            stage.writes();
            stage.settle();
            assertThat(stage.webhook.received()).isEmpty();
            stage.turnBy(Duration.ofMinutes(10));
            assertThat(stage.webhook.received()).hasSize(1);

            disturb(stage, WebhookFault.LOSE);
            stage.writes();
            stage.turnBy(Duration.ofHours(2));
            assertThat(stage.webhook.received()).isEmpty();
        }
    }

    private static void disturb(Stage stage, WebhookFault fault) {
        stage.webhook.forget();
        stage.sandbox.faults().clear();
        stage.sandbox.faults().rate(fault, 1);
    }

    @Test
    void rule4_several_entries_share_a_post_and_several_items_an_entry_on_request() {
        for (boolean sharedEntry : new boolean[] {false, true}) {
            try (Stage stage = new Stage(Era.E2022)) {
                stage.sandbox
                        .faults()
                        .tuning(new Faults.Tuning(Duration.ofMillis(300), Duration.ofMinutes(10), 50, sharedEntry));
                stage.webhook.answering(() -> 200);
                for (int i = 0; i < 300; i++) {
                    var person = stage.sandbox.people().create(PersonSpec.on(Stage.PAGE));
                    stage.sandbox.people().talk().say(person, "hello");
                }
                stage.settle();

                assertThat(stage.webhook.items()).hasSize(300);
                assertThat(stage.webhook.received().size()).isLessThan(300);
                int mostEntries = stage.webhook.received().stream()
                        .mapToInt(one ->
                                Json.MAPPER.readTree(one.body()).path("entry").size())
                        .max()
                        .orElseThrow();
                assertThat(mostEntries == 1).isEqualTo(sharedEntry);
            }
        }
    }

    @Test
    void rule5_only_subscribed_fields_are_told_and_payloads_go_to_the_app_that_sent_the_button() {
        try (Stage stage = new Stage(Era.E2022);
                WebhookReceiver other = new WebhookReceiver()) {
            stage.sandbox
                    .setup()
                    .registerApp(new App("888", "other-secret", WebhookReceiver.VERIFY_TOKEN, other.url()));
            stage.sandbox
                    .setup()
                    .page(Stage.PAGE)
                    .subscribe("888", Set.of(WebhookField.MESSAGING_POSTBACKS, WebhookField.MESSAGING_OPTINS));
            stage.agreed("News", "DAILY");
            var message = Json.object();
            var payload =
                    message.putObject("attachment").put("type", "template").putObject("payload");
            payload.put("template_type", "button").put("text", "Go?");
            payload.putArray("buttons")
                    .addObject()
                    .put("type", "postback")
                    .put("title", "Go")
                    .put("payload", "SECRET");

            stage.sandbox.people().talk().tap(stage.anna, stage.send(message).messageId(), "SECRET");
            stage.settle();

            assertThat(kinds(other)).containsExactlyInAnyOrder("optin", "postback");
            assertThat(other.items("postback").getFirst().path("postback").has("payload"))
                    .isFalse();
            assertThat(stage.webhook
                            .items("postback")
                            .getFirst()
                            .path("postback")
                            .path("payload")
                            .asString(""))
                    .isEqualTo("SECRET");
        }
    }

    private static Set<String> kinds(WebhookReceiver receiver) {
        Set<String> kinds = new HashSet<>();
        for (JsonNode item : receiver.items()) {
            item.properties().forEach(field -> kinds.add(field.getKey()));
        }
        kinds.removeAll(Set.of("sender", "recipient", "timestamp"));
        return kinds;
    }

    @Test
    void subscribing_over_the_graph_api_is_listed_and_can_be_ended() {
        try (Stage stage = new Stage(Era.E2022)) {
            String path = "/v15.0/1001/subscribed_apps?access_token=" + Stage.TOKEN;
            assertThat(stage.post(path + "&subscribed_fields=messages,messaging_optins,feed", Json.object())
                            .text())
                    .contains("\"success\":true");
            assertThat(stage.post(path + "&subscribed_fields=messages,nonsense", Json.object())
                            .code())
                    .isEqualTo("100");
            assertThat(stage.get(path).text()).contains("\"id\":\"777\"").contains("messaging_optins");
            stage.call("DELETE", path, Map.of(), new byte[0]);
            assertThat(stage.get(path).json().path("data").size()).isZero();
        }
    }

    @Test
    void the_wording_of_a_stop_can_be_switched() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.settings(stage.sandbox.settings().withStopWording(Settings.StopWording.UNDERSCORE));
            String token = stage.agreed("News", "DAILY");
            stage.sandbox.people().agreements().stop(stage.anna, token);
            stage.settle();

            String body = stage.webhook.received().getLast().text();

            assertThat(body).contains("\"notification_messages_status\":\"STOP_NOTIFICATIONS\"");
        }
    }
}
