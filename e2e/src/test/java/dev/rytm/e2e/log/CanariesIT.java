package dev.rytm.e2e.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.bakery.BakeryAtMeta;
import dev.rytm.e2e.bakery.BakeryOpening;
import dev.rytm.e2e.stack.DemoLink;
import dev.rytm.e2e.stack.FreePort;
import dev.rytm.e2e.stack.InstanceKey;
import dev.rytm.e2e.stack.Machine;
import dev.rytm.e2e.stack.ServerProcess;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.SandboxConfig;
import dev.rytm.sandbox.clock.HttpBacklog;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.OptInAsk;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.ThreadItem;
import dev.rytm.server.Config;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that writes its log as JSON lives through a whole exchange and some trouble. Whatever it logs is JSON, and
/// none of it is a secret or a text of a person.
class CanariesIT {

    private static final Instant MONDAY = Instant.parse("2022-09-05T10:00:00Z");
    private static final BakeryOpening.Secrets SECRETS =
            new BakeryOpening.Secrets("canary-app-secret", "canary-verify-token", "canary-access-token");

    @TempDir
    private Path directory;

    private final List<String> canaries = new ArrayList<>(List.of(
            "canary-app-secret", "canary-verify-token", "canary-access-token", "canary-text", "Chleb tygodnia"));

    @Test
    void theLogIsJsonAndHoldsNoSecretAndNoText() throws Exception {
        Path log = directory.resolve("server.log");
        try (Machine machine = Machine.start(directory);
                Sandbox sandbox = Sandbox.start(SandboxConfig.simulation(MONDAY, 1, InstantSource.system()))) {
            Map<String, String> settings = machine.environment(sandbox.graphUrl(), sandbox.clockUrl());
            String url = "http://127.0.0.1:" + FreePort.any();
            settings.put("RYTM_HTTP_PORT", url.substring(url.lastIndexOf(':') + 1));
            settings.put("RYTM_OPS_PORT", String.valueOf(FreePort.any()));
            settings.put("RYTM_LOG", "json");
            List<String> flags = List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");
            try (ServerProcess server =
                            ServerProcess.launch(flags, settings, log).awaitReady();
                    HttpBacklog backlog =
                            new HttpBacklog(URI.create(server.ops().backlogUrl()))) {
                sandbox.clock().listenTo(backlog);
                exchange(sandbox, url, InstanceKey.create(Config.read(settings), "canary"));
                signIn(url, Config.read(settings));
                trouble(machine, url, log);
                canaries.add(settings.get("RYTM_DATABASE_PASSWORD"));
            }
        }

        List<String> lines = Files.readAllLines(log);
        List<JsonNode> events =
                lines.stream().map(JsonMapper.shared()::readTree).toList();
        assertThat(events).allMatch(event -> event.hasNonNull("@timestamp") && event.hasNonNull("message"));
        assertThat(events)
                .extracting(event -> event.get("message").asString())
                .anyMatch(message -> message.startsWith("Rytm listens on 127.0.0.1"))
                .anyMatch(message -> message.startsWith("attempt 3 at message-received"));
        assertThat(canaries).hasSizeGreaterThan(12).doesNotContainNull();
        assertThat(String.join("\n", lines)).doesNotContain(canaries);
    }

    /// Request, consent and a notification, as in the user guide.
    private void exchange(Sandbox sandbox, String url, String instanceKey) {
        BakeryAtMeta.register(sandbox, SECRETS, URI.create(url + "/webhook"));
        Bakery bakery = BakeryOpening.open(url, instanceKey, SECRETS);
        canaries.addAll(List.of(instanceKey, bakery.key()));
        Person person = sandbox.people().create(PersonSpec.on(Bakery.META_PAGE));
        sandbox.people().talk().say(person, "canary-text");
        sandbox.clock().advanceTo(MONDAY.plusSeconds(1));
        OptInAsk ask = person.thread().stream()
                .flatMap(item -> item.asks().stream())
                .findFirst()
                .orElseThrow();
        sandbox.people().agreements().accept(person, ask);
        sandbox.clock().advanceTo(MONDAY.plus(Duration.ofDays(4)));
        assertThat(person.thread()).extracting(ThreadItem::kind).contains(ThreadItem.Kind.NOTIFICATION);
        canaries.add(GroundTruth.consentsOf(person).getFirst().token());
    }

    /// Somebody joins by a link, mistypes their password, and their session is used and ended.
    private void signIn(String url, Config config) throws Exception {
        String token = DemoLink.create(config, 1);
        canaries.addAll(List.of(token, "canary-password", "canary@"));
        String cookie = post(url, "/links/use", "{\"token\":\"" + token + "\"}", null);
        assertThat(cookie).startsWith("__Host-s=");
        canaries.add(cookie.substring(cookie.indexOf('=') + 1));
        String made = post(url, "/invitations", "{\"email\":\"canary@example.com\",\"role\":\"VIEWER\"}", cookie);
        assertThat(made).contains("/link#");
        canaries.add(made.replaceFirst("(?s).*#([0-9a-f]{64}).*", "$1"));
        for (String broken : List.of("\"}", "\",}", "\",\"x\":1}")) {
            post(url, "/session", "{\"email\":\"canary@example.com\",\"password\":\"canary-password" + broken, cookie);
            post(url, "/links/use", "{\"token\":\"" + token + broken, cookie);
            post(url, "/session/password", "{\"old\":\"canary-password\",\"new\":\"canary-password" + broken, cookie);
        }
    }

    /// As the studio does; returns the cookie that was set, or else the body.
    private static String post(String url, String path, String body, @Nullable String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .header("Origin", url)
                .POST(BodyPublishers.ofString(body));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            return answer.headers()
                    .firstValue("Set-Cookie")
                    .map(set -> set.substring(0, set.indexOf(';')))
                    .orElse(answer.body());
        }
    }

    /// A webhook that nobody signed, a key that is none, bodies that cannot be read, and an event that
    /// cannot be decided.
    private void trouble(Machine machine, String url, Path log) throws Exception {
        post(
                url + "/webhook",
                "{\"object\":\"page\",\"entry\":[{\"text\":\"canary-text\"}]}",
                "sha256=canary-app-secret");
        post(url + "/api/v1/workspaces", "{\"name\":\"canary-text", "Bearer rk_canary-access-token");
        canaries.add("rk_canary");
        try (Connection connection = machine.database().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into inbox (page_id, contact_id, event_at, event_key, kind, event)
                        select page_id, 'canary', now(), sha256('canary'), 'message-received',
                               '{"kind": "message-received", "at": "canary-text", "text": "canary-text"}'
                          from page
                        """)) {
            insert.executeUpdate();
        } catch (SQLException problem) {
            throw new AssertionError("the event could not be put in", problem);
        }
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!Files.readString(log).contains("attempt 3 at message-received")) {
            assertThat(System.nanoTime())
                    .as("waited in vain for the third attempt")
                    .isLessThan(end);
            // Another process writes this file; it can only be looked at again.
            Thread.sleep(50);
        }
    }

    private static void post(String url, String body, String proof) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Authorization", proof)
                .header("X-Hub-Signature-256", proof)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isBetween(400, 499);
        }
    }
}
