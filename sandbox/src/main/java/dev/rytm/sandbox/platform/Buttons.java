package dev.rytm.sandbox.platform;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Finds what can be tapped in a message.
public final class Buttons {

    private Buttons() {}

    /// The title of the postback button with `payload`.
    public static Optional<String> postbackTitle(JsonNode message, String payload) {
        return postbacks(message)
                .filter(button -> button.path("payload").asString("").equals(payload))
                .map(button -> button.path("title").asString(""))
                .findFirst();
    }

    /// The title of the quick reply with `payload`.
    public static Optional<String> quickReplyTitle(JsonNode message, String payload) {
        return quickReplies(message)
                .filter(reply -> reply.path("payload").asString("").equals(payload))
                .map(reply -> reply.path("title").asString(""))
                .findFirst();
    }

    /// All postback buttons, in a button template and in the elements of a generic one.
    public static Stream<JsonNode> postbacks(JsonNode message) {
        JsonNode payload = message.path("attachment").path("payload");
        Stream<JsonNode> own = payload.path("buttons").valueStream();
        Stream<JsonNode> inElements = payload.path("elements")
                .valueStream()
                .flatMap(element -> element.path("buttons").valueStream());
        return Stream.concat(own, inElements)
                .filter(button -> button.path("type").asString("").equals("postback"));
    }

    /// All quick replies that carry text.
    public static Stream<JsonNode> quickReplies(JsonNode message) {
        return message.path("quick_replies").valueStream();
    }
}
