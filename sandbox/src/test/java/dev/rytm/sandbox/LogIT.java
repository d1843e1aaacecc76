package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.CallRecord.Outcome;
import dev.rytm.sandbox.platform.Era;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Ruling 13: the ground truth has a line for every call that was received, whatever became of it.
class LogIT {

    @Test
    void a_call_to_an_unknown_version_has_a_line() {
        try (Stage stage = new Stage(Era.E2022)) {
            assertThat(stage.post("/v12.0/me/messages?access_token=page-token", Json.object())
                            .code())
                    .isEqualTo("2500");

            assertRefusedBy(stage, 7, "VERSION");
        }
    }

    @Test
    void a_batch_that_is_too_long_has_a_line() {
        try (Stage stage = new Stage(Era.E2022)) {
            ArrayNode calls = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < 51; i++) {
                calls.addObject().put("method", "GET").put("relative_url", "me");
            }

            assertThat(stage.batch(calls).text()).contains("GraphBatchException");

            assertRefusedBy(stage, 17, "BATCH");
            calls.remove(0);
            assertThat(stage.batch(calls).json().size()).isEqualTo(50);
            assertThat(stage.sandbox.log().calls().size()).isEqualTo(51);
        }
    }

    @Test
    void a_call_that_leads_nowhere_has_a_line() {
        try (Stage stage = new Stage(Era.E2022)) {
            assertThat(stage.get("/v15.0/me/nothing/here?access_token=page-token")
                            .code())
                    .isEqualTo("2500");

            assertRefusedBy(stage, 7, "UNKNOWN_CALL");
        }
    }

    private static void assertRefusedBy(Stage stage, int rule, String name) {
        assertThat(stage.sandbox.log().calls().size()).isEqualTo(1);
        // The note is made after the last byte was written, so it may come just after the client has read it.
        for (int i = 0; i < 200 && stage.lastCall().answered() == null; i++) {
            LockSupport.parkNanos(5_000_000);
        }
        CallRecord call = stage.lastCall();
        assertThat(call.subject().kind()).isEqualTo(CallRecord.Kind.OTHER);
        assertThat(call.verdict().outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(call.verdict().rule()).isEqualTo(rule);
        assertThat(call.verdict().ruleName()).isEqualTo(name);
        assertThat(call.answered()).isNotNull();
        assertThat(call.answered().status()).isEqualTo(400);
    }
}
