package dev.rytm.sandbox;

import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.http.WireClient;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.PageSwitches;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Registry;
import dev.rytm.sandbox.platform.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A sandbox with one app, one page and one person, and what a test does with them.
final class Stage implements AutoCloseable {

    static final String APP = "777";
    static final String SECRET = "app-secret";
    static final String PAGE = "1001";
    static final String TOKEN = "page-token";
    static final Instant START = Instant.parse("2022-06-01T10:00:00Z");

    /// An answer of the Graph API.
    record Reply(int status, String text, JsonNode json) {
        String code() {
            JsonNode error = json.path("error");
            int subcode = error.path("error_subcode").asInt(0);
            return error.path("code").asInt(0) + (subcode == 0 ? "" : "/" + subcode);
        }

        String messageId() {
            return json.path("message_id").asString("");
        }
    }

    final Sandbox sandbox;
    final WebhookReceiver webhook = new WebhookReceiver();
    final Person anna;

    Stage(Era era) {
        this(era, START, "2022-05-19T00:00:00Z");
    }

    Stage(Era era, Instant start, String connectedSince) {
        this(SandboxConfig.simulation(start, seed(), InstantSource.system()).with(Settings.of(era)), connectedSince);
    }

    /// A stage that goes on if the sandbox was kept: the webhook has a new address, Anna is there already.
    Stage(SandboxConfig config) {
        this(config, "2022-05-19T00:00:00Z");
    }

    private Stage(SandboxConfig config, String connectedSince) {
        sandbox = Sandbox.start(config);
        sandbox.setup().registerApp(new App(APP, SECRET, WebhookReceiver.VERIFY_TOKEN, webhook.url()));
        sandbox.setup().registerPage(page(PAGE, TOKEN, connectedSince), APP);
        sandbox.setup().subscribeToAll(PAGE, APP);
        sandbox.faults().tuning(new Faults.Tuning(Duration.ofMillis(300), Duration.ofMinutes(10), 1, false));
        anna = sandbox.people().all().stream()
                .filter(person -> person.profile().firstName().equals("Anna"))
                .findFirst()
                .orElseGet(() -> sandbox.people().create(PersonSpec.on(PAGE).called("Anna", "Nowak")));
    }

    static long seed() {
        long seed = Long.getLong("rytm.seed", new SplittableRandom().nextLong(1_000_000));
        System.out.println("sandbox: -Drytm.seed=" + seed);
        return seed;
    }

    static Registry.NewPage page(String id, String token, String connectedSince) {
        return new Registry.NewPage(id, "Page " + id, token, "PL", Instant.parse(connectedSince), PageSwitches.usual());
    }

    Instant now() {
        return sandbox.clock().now();
    }

    void turnTo(Instant instant) {
        sandbox.clock().advanceTo(instant);
    }

    void turnBy(Duration duration) {
        sandbox.clock().advanceBy(duration);
    }

    void settle() {
        sandbox.clock().advanceBy(Duration.ZERO);
    }

    /// Until every webhook was answered; the clock is left alone.
    void awaitDelivery() {
        while (sandbox.log().deliveries().all().stream()
                .anyMatch(delivery -> delivery.state() == DeliveryRecord.State.PENDING)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    void writes() {
        sandbox.people().talk().say(anna, "hello");
    }

    Reply post(String path, JsonNode body) {
        return call("POST", path, Map.of("Content-Type", "application/json"), Json.bytes(body));
    }

    Reply get(String path) {
        return call("GET", path, Map.of(), new byte[0]);
    }

    Reply call(String method, String path, Map<String, String> headers, byte[] body) {
        try (WireClient client = new WireClient()) {
            WireClient.Response response =
                    client.send(method, URI.create(sandbox.graphUrl() + path), headers, body, Duration.ofSeconds(5));
            return new Reply(response.status(), response.text(), read(response.text()));
        } catch (IOException trouble) {
            return new Reply(0, String.valueOf(trouble.getMessage()), Json.object());
        }
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text.isEmpty() ? "{}" : text);
        } catch (JacksonException notJson) {
            return Json.object();
        }
    }

    static String messages() {
        return "/v15.0/me/messages?access_token=" + TOKEN;
    }

    static ObjectNode to(String psid) {
        ObjectNode body = Json.object();
        body.putObject("recipient").put("id", psid);
        return body;
    }

    Reply send(ObjectNode message) {
        ObjectNode body = to(anna.psid());
        body.set("message", message);
        return post(messages(), body);
    }

    Reply text(String text) {
        return send(Json.object().put("text", text));
    }

    static ObjectNode template(String title, String frequency) {
        ObjectNode payload = Json.object();
        payload.put("template_type", "notification_messages");
        payload.put("title", title);
        payload.put("payload", "request-" + title);
        payload.put("notification_messages_frequency", frequency);
        payload.put("notification_messages_timezone", "Europe/Warsaw");
        payload.put("notification_messages_reoptin", "ENABLED");
        return payload;
    }

    Reply request(ObjectNode template) {
        ObjectNode message = Json.object();
        message.putObject("attachment").put("type", "template").set("payload", template);
        return send(message);
    }

    /// Anna writes, is asked, agrees; returns the token.
    String agreed(String title, String frequency) {
        writes();
        String request = request(template(title, frequency)).messageId();
        sandbox.people().agreements().accept(anna, request);
        settle();
        return sandbox.log().consents().getLast().token();
    }

    Reply notify(String token) {
        return notify(token, "the news");
    }

    Reply notify(String token, String text) {
        return notify(token, Json.object().put("text", text).put("metadata", "attempt-1"));
    }

    Reply notify(String token, ObjectNode message) {
        ObjectNode body = Json.object();
        body.putObject("recipient").put("notification_messages_token", token);
        body.set("message", message);
        return post(messages(), body);
    }

    Reply batch(ArrayNode calls) {
        String form = "access_token=" + TOKEN + "&include_headers=false&batch="
                + URLEncoder.encode(calls.toString(), StandardCharsets.UTF_8);
        Map<String, String> type = Map.of("Content-Type", "application/x-www-form-urlencoded");
        return call("POST", "/v15.0/", type, form.getBytes(StandardCharsets.UTF_8));
    }

    CallRecord lastCall() {
        return sandbox.log().calls().all().getLast();
    }

    int lastRule() {
        return lastCall().verdict().rule();
    }

    @Override
    public void close() {
        sandbox.close();
        webhook.close();
    }
}
