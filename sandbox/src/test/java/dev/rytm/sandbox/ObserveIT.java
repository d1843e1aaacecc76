package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.CallRecord.Outcome;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.PageSwitches;
import dev.rytm.sandbox.platform.ThreadItem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Ruling 13: an observer accepts everything, does it, and records what it would have refused.
class ObserveIT {

    @Test
    void what_the_rules_would_have_refused_is_carried_out() {
        try (Stage stage = observing()) {
            accepts(stage, stage.text("outside the window"), 12);

            assertThat(stage.anna.thread()).hasSize(1);
        }
    }

    @Test
    void what_has_the_wrong_form_is_carried_out_with_echo_and_receipt() {
        try (Stage stage = observing()) {
            accepts(stage, stage.text("x".repeat(2001)), 10);
            accepts(stage, stage.send(Json.object()), 10);
            stage.turnBy(Duration.ofSeconds(1));

            assertThat(stage.anna.thread()).hasSize(2);
            assertThat(stage.webhook.items("message")).hasSize(2);
            assertThat(stage.webhook.items("delivery")).hasSize(2);
        }
    }

    @Test
    void a_request_with_values_that_nobody_knows_can_be_accepted_by_the_person() {
        try (Stage stage = observing()) {
            ObjectNode template = Stage.template("t".repeat(66), "HOURLY");
            template.put("notification_messages_timezone", "Mars/Olympus");

            Stage.Reply asked = stage.request(template);
            accepts(stage, asked, 21);
            stage.sandbox.people().agreements().accept(stage.anna, asked.messageId());

            var truth = stage.sandbox.log().consents().getFirst();
            assertThat(truth.frequency()).isEqualTo("DAILY");
            assertThat(truth.zone()).isEqualTo("UTC");
        }
    }

    @Test
    void a_notification_of_the_wrong_form_uses_its_period() {
        try (Stage stage = new Stage(Era.E2022)) {
            String token = stage.agreed("News", "WEEKLY");
            observe(stage);
            accepts(stage, stage.notify(token, "x".repeat(2001)), 10);

            stage.sandbox.settings(stage.sandbox.settings().withObserve(false));

            assertThat(stage.anna.thread().getLast().kind()).isEqualTo(ThreadItem.Kind.NOTIFICATION);
            assertThat(stage.notify(token).code()).isEqualTo("4/2018354");
        }
    }

    @Test
    void a_call_too_many_within_a_second_is_carried_out() {
        try (Stage stage = observing()) {
            stage.writes();
            stage.sandbox.setup().switchPage(Stage.PAGE, new PageSwitches(1, 10, false, false, false, false));

            // A busy machine may need more than a second for two calls, so it tries again.
            int sent = 0;
            do {
                assertThat(stage.text("hello").status()).isEqualTo(200);
                sent++;
            } while (sent < 50 && stage.lastRule() != 15);

            assertThat(stage.lastRule()).isEqualTo(15);
            assertThat(stage.anna.thread()).hasSize(1 + sent);
        }
    }

    @Test
    void nothing_can_be_carried_out_to_nobody_and_without_access_nothing_is_accepted() {
        try (Stage stage = observing()) {
            accepts(stage, stage.notify("unknown"), 31);
            ObjectNode body = Stage.to(stage.anna.psid());
            body.putObject("message").put("text", "hello");

            assertThat(stage.post("/v15.0/me/messages?access_token=nope", body).code())
                    .isEqualTo("190");
            assertThat(stage.lastCall().verdict().outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(stage.anna.thread()).isEmpty();
        }
    }

    private static void accepts(Stage stage, Stage.Reply reply, int rule) {
        CallRecord.Verdict verdict = stage.lastCall().verdict();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.messageId()).isNotEmpty().isEqualTo(verdict.messageId());
        assertThat(verdict.outcome()).isEqualTo(Outcome.OBSERVED);
        assertThat(verdict.rule()).isEqualTo(rule);
    }

    private static Stage observing() {
        Stage stage = new Stage(Era.E2022);
        observe(stage);
        return stage;
    }

    private static void observe(Stage stage) {
        stage.sandbox.settings(stage.sandbox.settings().withObserve(true));
    }
}
