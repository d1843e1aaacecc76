package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpsIT {

    private static HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + Running.server().server.opsPort() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void livesAndIsReady() throws Exception {
        assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/health/ready").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/health").statusCode()).isEqualTo(404);
        assertThat(ask("POST", "/backlog").statusCode()).isEqualTo(405);
    }

    @Test
    void theBacklogNamesEveryNumberOfTheContract() throws Exception {
        JsonNode backlog = JsonMapper.shared().readTree(ask("GET", "/backlog").body());

        assertThat(backlog.propertyNames())
                .contains("now", "quiet", "nextDueAt", "inboxWaiting", "timersDue", "sendsDue", "sendsOpen", "unknown");
        assertThat(Instant.parse(backlog.get("now").asString())).isEqualTo(Running.NOW);
    }

    @Test
    void everyDocumentedFigureIsThere() throws Exception {
        String figures = ask("GET", "/metrics").body();

        assertThat(figures)
                .contains(
                        "rytm_inbox_waiting",
                        "rytm_inbox_parked",
                        "rytm_inbox_oldest_seconds",
                        "rytm_timers_due",
                        "rytm_sends_due",
                        "rytm_sends_open",
                        "rytm_sends_unknown",
                        "rytm_raw_bodies_kept",
                        "rytm_foreign_tokens",
                        "rytm_sql_statements_total",
                        "jvm_memory_used_bytes");
    }
}
