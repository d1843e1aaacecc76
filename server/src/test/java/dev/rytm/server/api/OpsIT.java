package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.server.world.Webhooks;
import dev.rytm.store.Arrival;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
                .contains(
                        "now",
                        "quiet",
                        "nextDueAt",
                        "inboxWaiting",
                        "timersDue",
                        "movesOpen",
                        "sendsDue",
                        "sendsOpen",
                        "unknown");
        assertThat(Instant.parse(backlog.get("now").asString())).isEqualTo(Running.NOW);
    }

    /// Names and labels of our figures, as the table of docs/metrics.md has them and as a server tells them that has
    /// taken a webhook in, refused one, ignored an item, sent a message and been refused by Meta.
    @Test
    void theListOfFiguresIsWholeAndHoldsNoOther() throws Exception {
        Set<String> listed = matches(LISTED, Files.readString(Path.of("../docs/metrics.md")));
        somethingOfEverythingHappens();

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Set<String> told = told();
        while (!told.containsAll(listed) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            told = told();
        }
        assertThat(told).isEqualTo(listed);
        assertThat(ask("GET", "/metrics").body()).contains("jvm_memory_used_bytes", "system_cpu_", "process_cpu_");
    }

    private static final Pattern LISTED = Pattern.compile("`(rytm_\\w+)(?:\\{([\\w,]+)})?`");
    private static final Pattern TOLD = Pattern.compile("(?m)^(rytm_\\w+)(?:\\{(.*)})? ");

    private static Set<String> told() throws Exception {
        String plain = ask("GET", "/metrics").body().replaceAll("=\"[^\"]*\"", "");
        return matches(TOLD, plain);
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1) + Arrays.toString(labels(found.group(2))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] labels(@Nullable String list) {
        return list == null
                ? new String[0]
                : Stream.of(list.split(","))
                        .filter(label -> !label.isEmpty())
                        .sorted()
                        .toArray(String[]::new);
    }

    private static void somethingOfEverythingHappens() {
        Webhooks meta = new Webhooks(Running.server().server.httpPort());
        Bakery bakery = new Bakery();
        byte[] nobodysPage = Webhooks.message("424242", "anna", "m1", 0).getBytes(StandardCharsets.UTF_8);
        meta.send(meta.post(nobodysPage).header("X-Hub-Signature-256", Webhooks.signature(nobodysPage, "s3cret")));
        ContactKey anna = new ContactKey(Long.parseLong(bakery.page), "anna");
        String flow = bakery.publishedFlow("Powitanie", "FLOW");
        Running.server()
                .database
                .inTransaction(t -> t.inbox()
                        .append(List.of(
                                Arrival.named(anna, "m", new Event.MessageReceived(Running.NOW, "m", "Hello", null)),
                                Arrival.named(anna, "f", new Event.FlowAsked(Running.NOW, new FlowId(flow))))));
    }
}
