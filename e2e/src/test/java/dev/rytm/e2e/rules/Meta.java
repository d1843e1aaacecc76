package dev.rytm.e2e.rules;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Meta answers if it is asked in our place, past all rules of ours: `accepted`, or its error as
/// `code/subcode`.
final class Meta {

    static final String ACCEPTED = "accepted";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Stall stall;
    private final Guest guest;

    Meta(Stall stall, Guest guest) {
        this.stall = stall;
        this.guest = guest;
    }

    String toMessage() {
        return call(Map.of("id", guest.psid()), Map.of("text", "past the rules"));
    }

    String toNotification() {
        return call(Map.of("notification_messages_token", guest.token()), Map.of("text", "past the rules"));
    }

    String toRequest(String title) {
        Map<String, Object> template = Map.of(
                "template_type", "notification_messages",
                "title", title,
                "payload", "past the rules",
                "notification_messages_frequency", "WEEKLY",
                "notification_messages_timezone", Stall.ZONE.getId());
        return call(Map.of("id", guest.psid()), Map.of("attachment", Map.of("type", "template", "payload", template)));
    }

    private String call(Map<String, Object> recipient, Map<String, Object> message) {
        URI uri = URI.create(
                stall.market().sandbox().graphUrl() + "/v15.0/me/messages?access_token=" + stall.accessToken());
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("recipient", recipient, "message", message))))
                .build();
        try {
            JsonNode error = JSON.readTree(
                            CLIENT.send(request, BodyHandlers.ofString()).body())
                    .get("error");
            if (error == null) {
                return ACCEPTED;
            }
            int subcode = error.path("error_subcode").asInt(0);
            return error.get("code").asString() + (subcode == 0 ? "" : "/" + subcode);
        } catch (IOException problem) {
            throw new AssertionError("the sandbox gave no answer", problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking the sandbox", stopped);
        }
    }
}
