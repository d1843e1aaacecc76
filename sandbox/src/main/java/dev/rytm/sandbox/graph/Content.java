package dev.rytm.sandbox.graph;

import static dev.rytm.sandbox.http.Json.text;

import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Rule;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Rule 10: what a message may hold. Lengths are counted in characters (code points); every limit is the largest
/// value that passes.
final class Content {

    private static final int TEXT = 2000;
    private static final int METADATA = 1000;
    private static final int QUICK_REPLIES = 13;
    private static final int QUICK_REPLY_TITLE = 20;
    private static final int PAYLOAD = 1000;
    private static final Set<String> QUICK_REPLY_TYPES = Set.of("text", "user_phone_number", "user_email");
    private static final Set<String> MEDIA = Set.of("image", "audio", "video", "file");

    private Content() {}

    /// The first thing that is wrong with a message, if anything is.
    static Optional<Refusal> check(JsonNode message) {
        boolean hasText = message.has("text");
        boolean hasAttachment = message.has("attachment");
        if (hasText == hasAttachment) {
            return refused("message must have exactly one of text and attachment.");
        }
        return first(
                () -> hasText ? checkText(message.path("text")) : Optional.empty(),
                () -> hasAttachment ? checkAttachment(message.path("attachment")) : Optional.empty(),
                () -> within("message.metadata", message.path("metadata"), METADATA),
                () -> checkQuickReplies(message.path("quick_replies")));
    }

    private static Optional<Refusal> checkText(JsonNode text) {
        if (!text.isString() || text.asString("").isBlank()) {
            return refused("message.text must be a non-empty string.");
        }
        return within("message.text", text, TEXT);
    }

    private static Optional<Refusal> checkAttachment(JsonNode attachment) {
        String type = text(attachment, "type");
        JsonNode payload = attachment.path("payload");
        if (type.equals("template")) {
            return Templates.check(payload);
        }
        if (!MEDIA.contains(type)) {
            return refused("message.attachment.type must be one of image, audio, video, file, template.");
        }
        boolean byUrl = payload.has("url");
        if (byUrl == payload.has("attachment_id")) {
            return refused("message.attachment.payload must have exactly one of url and attachment_id.");
        }
        return byUrl ? url("message.attachment.payload.url", payload.path("url")) : Optional.empty();
    }

    private static Optional<Refusal> checkQuickReplies(JsonNode replies) {
        if (replies.isMissingNode()) {
            return Optional.empty();
        }
        if (!replies.isArray() || replies.isEmpty() || replies.size() > QUICK_REPLIES) {
            return refused("message.quick_replies must have between 1 and %d elements.".formatted(QUICK_REPLIES));
        }
        return replies.valueStream()
                .flatMap(reply -> checkQuickReply(reply).stream())
                .findFirst();
    }

    private static Optional<Refusal> checkQuickReply(JsonNode reply) {
        String type = text(reply, "content_type");
        if (!QUICK_REPLY_TYPES.contains(type)) {
            return refused("quick_replies.content_type must be one of text, user_phone_number, user_email.");
        }
        if (type.equals("text") && text(reply, "title").isEmpty()) {
            return refused("quick_replies.title is required for content_type text.");
        }
        return first(
                () -> within("quick_replies.title", reply.path("title"), QUICK_REPLY_TITLE),
                () -> within("quick_replies.payload", reply.path("payload"), PAYLOAD));
    }

    static Optional<Refusal> within(String name, JsonNode value, int max) {
        String text = value.asString("");
        return text.codePointCount(0, text.length()) <= max
                ? Optional.empty()
                : refused("%s must be at most %d characters.".formatted(name, max));
    }

    static Optional<Refusal> url(String name, JsonNode value) {
        String url = value.asString("");
        return url.matches("https?://[^\\s/?#]+\\S*") ? Optional.empty() : refused(name + " must be a valid URL.");
    }

    static Optional<Refusal> refused(String message) {
        return Optional.of(Refusal.parameter(Rule.CONTENT, message));
    }

    /// A check that is made only if those before it found nothing.
    @FunctionalInterface
    interface Check {
        Optional<Refusal> make();
    }

    static Optional<Refusal> first(Check... checks) {
        for (Check check : checks) {
            Optional<Refusal> found = check.make();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
