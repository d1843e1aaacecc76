package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.CallScript;
import dev.rytm.sandbox.fault.ErrorRows;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.CallRecord.Outcome;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.GraphError;
import dev.rytm.sandbox.platform.PageSwitches;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Rules 15 to 17 of platform.md section 12, and its section 6: every error can be had.
class FaultsIT {

    @Test
    void every_error_row_of_section_6_can_be_had() {
        try (Stage stage = open()) {
            for (Map.Entry<String, GraphError> row : ErrorRows.all().entrySet()) {
                stage.sandbox.faults().script(CallScript.error(row.getKey()));

                Stage.Reply reply = stage.text("hello");

                GraphError error = row.getValue();
                assertThat(reply.code()).isEqualTo(error.code() + (error.subcode() == 0 ? "" : "/" + error.subcode()));
                assertThat(reply.status()).isEqualTo(error.status());
                assertThat(stage.lastCall().verdict().outcome()).isEqualTo(Outcome.DROPPED);
            }
            assertThat(stage.text("hello").status()).isEqualTo(200);
        }
    }

    @Test
    void the_table_of_errors_is_whole() {
        assertThat(ErrorRows.all().keySet())
                .contains("1/99", "2", "2/2018344", "4", "4/2018354", "9/2018352", "10/1404170", "10/1893015")
                .contains("10/1893063", "10/2018278", "10/2018065", "10/2534022", "10/2018108", "100/invalid")
                .contains("100/expired", "100/fbid", "100/tag", "100/33", "100/2018001", "100/2018008", "100/2018047")
                .contains("100/2018074", "100/2018109", "100/2018294", "100/2018164", "190", "190/460", "190/463")
                .contains("190/467", "200", "200/2018028", "200/1545041", "551", "551/1545041", "368", "613")
                .contains("613/2534040", "613/1893016", "613/2018338", "32", "80001", "80006", "17", "1200")
                .contains("2018300", "2018321", "100/2534037", "2022");
    }

    @Test
    void rule16_before_means_that_nothing_happened_and_after_that_all_did() {
        for (CallFault fault : EnumSet.complementOf(EnumSet.of(CallFault.ERROR_ROW))) {
            try (Stage stage = open()) {
                stage.sandbox.faults().script(CallScript.next(fault));
                int before = stage.anna.thread().size();

                Stage.Reply reply = stage.text("hello");

                CallRecord call = stage.lastCall();
                assertThat(stage.anna.thread().size() - before).as("%s", fault).isEqualTo(fault.before() ? 0 : 1);
                assertThat(call.accepted()).as("%s", fault).isEqualTo(!fault.before());
                assertThat(call.fault()).isEqualTo(fault.name());
                boolean clean = reply.status() == 200 && !reply.messageId().isEmpty();
                assertThat(clean).as("%s", fault).isEqualTo(fault == CallFault.SLOW_DRIP);
                awaitAnswered(stage, fault);
            }
        }
    }

    /// The note is made after the last byte was written, so it may come just after the client has read it.
    private static void awaitAnswered(Stage stage, CallFault fault) {
        for (int i = 0; i < 200 && stage.lastCall().answered() == null; i++) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(stage.lastCall().answered()).as("%s", fault).isNotNull();
    }

    @Test
    void rule16_each_fault_has_its_look() {
        try (Stage stage = open()) {
            assertThat(spoiled(stage, CallFault.ERROR_BUT_SENT).code()).isEqualTo("1/1357046");
            assertThat(spoiled(stage, CallFault.TRANSIENT_1200).code()).isEqualTo("1200");
            assertThat(spoiled(stage, CallFault.HTML_AFTER).text()).startsWith("<!DOCTYPE html>");
            assertThat(spoiled(stage, CallFault.EMPTY_BODY).text()).isEmpty();
            assertThat(spoiled(stage, CallFault.TRUNCATED_JSON).text())
                    .startsWith("{\"recipient_id\":")
                    .doesNotContain("}");
            assertThat(spoiled(stage, CallFault.NO_MESSAGE_ID).text())
                    .contains("recipient_id")
                    .doesNotContain("message_id");
            assertThat(spoiled(stage, CallFault.SERVER_ERROR_AFTER).status()).isEqualTo(503);
            assertThat(spoiled(stage, CallFault.TIMEOUT_AFTER).status()).isZero();
        }
    }

    private static Stage.Reply spoiled(Stage stage, CallFault fault) {
        stage.sandbox.faults().script(CallScript.next(fault));
        return stage.text("hello");
    }

    @Test
    void a_script_waits_for_its_person_its_number_and_strikes_as_often_as_it_says() {
        try (Stage stage = open()) {
            stage.sandbox
                    .faults()
                    .script(CallScript.error("2").to(stage.anna.psid()).from(2).repeated(2));
            stage.sandbox.faults().script(CallScript.error("4").to("somebody else"));

            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                statuses.add(stage.text("hello").status());
            }

            assertThat(statuses).containsExactly(200, 400, 400, 200);
        }
    }

    @Test
    void rates_are_drawn_from_the_seed() {
        try (Stage stage = open()) {
            stage.sandbox.faults().rate(CallFault.TRANSIENT_2, 0.3);
            long failed = 0;
            for (int i = 0; i < 200; i++) {
                failed += stage.text("hello").status() == 400 ? 1 : 0;
            }
            assertThat(failed).isBetween(30L, 90L);
        }
    }

    @Test
    void rule15_usage_headers_come_with_a_refusal_and_are_json() throws IOException, InterruptedException {
        try (Stage stage = open()) {
            stage.sandbox.setup().switchPage(Stage.PAGE, new PageSwitches(1, 10, false, false, false, false));

            HttpResponse<String> refused = raw(stage, "hello");

            JsonNode usage = Json.MAPPER.readTree(
                    refused.headers().firstValue("X-Business-Use-Case-Usage").orElseThrow());
            assertThat(refused.body()).contains("\"code\":613");
            assertThat(usage.path(Stage.PAGE).path(0).path("call_count").asInt())
                    .isEqualTo(100);
            assertThat(usage.path(Stage.PAGE).path(0).has("estimated_time_to_regain_access"))
                    .isTrue();
            assertThat(Json.MAPPER
                            .readTree(
                                    refused.headers().firstValue("X-App-Usage").orElseThrow())
                            .has("call_count"))
                    .isTrue();
        }
    }

    /// The first answer that refuses: a busy machine may need more than a second for two calls.
    private static HttpResponse<String> raw(Stage stage, String text) throws IOException, InterruptedException {
        var body = Stage.to(stage.anna.psid());
        body.putObject("message").put("text", text);
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.sandbox.graphUrl() + Stage.messages()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            for (int i = 0; i < 50 && response.statusCode() == 200; i++) {
                response = client.send(request, HttpResponse.BodyHandlers.ofString());
            }
            return response;
        }
    }

    @Test
    void rule17_a_batch_keeps_its_order_judges_each_alone_and_has_50_at_most() {
        try (Stage stage = open()) {
            stage.sandbox
                    .faults()
                    .script(CallScript.next(CallFault.TIMEOUT_AFTER).from(3));

            JsonNode answers = batch(stage, 4, 1).json();

            assertThat(answers.valueStream().map(JsonNode::isNull)).containsExactly(false, false, true, false);
            assertThat(answers.path(0).path("code").asInt()).isEqualTo(200);
            assertThat(answers.path(1).path("code").asInt()).isEqualTo(400);
            assertThat(answers.path(1).path("body").asString("")).contains("2018001");
            assertThat(stage.sandbox.log().calls().size()).isEqualTo(4);
            assertThat(batch(stage, 50, -1).json().size()).isEqualTo(50);
            assertThat(batch(stage, 51, -1).text()).contains("GraphBatchException");
        }
    }

    /// A batch of `size` messages to Anna; the one at `stranger` goes to nobody.
    private static Stage.Reply batch(Stage stage, int size, int stranger) {
        ArrayNode calls = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < size; i++) {
            String psid = i == stranger ? "404" : stage.anna.psid();
            calls.addObject()
                    .put("method", "POST")
                    .put("relative_url", "me/messages")
                    .put(
                            "body",
                            "recipient=%7B%22id%22%3A%22" + psid + "%22%7D&message=%7B%22text%22%3A%22n" + i
                                    + "%22%7D");
        }
        return stage.batch(calls);
    }

    @Test
    void the_log_tells_what_was_called_and_listeners_hear_it_before_the_answer() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "WEEKLY");
            List<CallRecord> heard = new ArrayList<>();
            stage.sandbox.log().onCall(heard::add);

            stage.notify(token);

            CallRecord call = stage.lastCall();
            assertThat(heard).hasSize(1);
            assertThat(heard.getFirst().answered()).isNull();
            assertThat(call.subject().kind()).isEqualTo(CallRecord.Kind.NOTIFICATION);
            assertThat(call.subject().psid()).isEqualTo(stage.anna.psid());
            assertThat(call.subject().token()).isEqualTo(token);
            assertThat(call.subject().metadata()).isEqualTo("attempt-1");
            assertThat(call.subject().topics()).containsExactly(new CallRecord.Topic("News", "WEEKLY"));
            assertThat(call.received().virtual()).isEqualTo(stage.now());
        }
    }

    private static Stage open() {
        Stage stage = new Stage(Era.E2022);
        stage.writes();
        return stage;
    }
}
