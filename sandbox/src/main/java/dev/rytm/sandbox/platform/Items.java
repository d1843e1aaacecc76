package dev.rytm.sandbox.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Builds the items of `messaging` in webhooks, each as platform.md 4.2 shows it.
final class Items {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Items() {}

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static ObjectNode fromPerson(Person person, Instant at) {
        ObjectNode item = object();
        item.putObject("sender").put("id", person.psid());
        item.putObject("recipient").put("id", person.page().id());
        return item.put("timestamp", at.toEpochMilli());
    }

    static ObjectNode echo(Person person, String mid, ObjectNode content, String appId, Instant at) {
        ObjectNode item = object();
        item.putObject("sender").put("id", person.page().id());
        item.putObject("recipient").put("id", person.psid());
        item.put("timestamp", at.toEpochMilli());
        ObjectNode message = item.putObject("message");
        message.put("is_echo", true);
        putId(message, "app_id", appId);
        message.put("mid", mid);
        copy(content, message, "metadata");
        copy(content, message, "text");
        if (content.has("attachment")) {
            message.putArray("attachments").add(content.get("attachment").deepCopy());
        }
        return item;
    }

    /// Meta writes an app's id as a number; an id of other characters stays a string.
    private static void putId(ObjectNode to, String field, String id) {
        if (id.length() < 19 && id.chars().allMatch(Character::isDigit)) {
            to.put(field, Long.parseLong(id));
        } else {
            to.put(field, id);
        }
    }

    private static void copy(ObjectNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        }
    }

    static ObjectNode delivery(Person person, String mid, Instant sentAt, Instant at) {
        ObjectNode item = fromPerson(person, at);
        ObjectNode delivery = item.putObject("delivery");
        delivery.putArray("mids").add(mid);
        delivery.put("watermark", sentAt.toEpochMilli());
        return item;
    }

    static ObjectNode read(Person person, Instant watermark, Instant at) {
        ObjectNode item = fromPerson(person, at);
        item.putObject("read").put("watermark", watermark.toEpochMilli());
        return item;
    }

    /// The opt-in object. `status` is there on a stop and a resume only.
    static ObjectNode optIn(Token token, Settings settings, @Nullable String status, Instant at) {
        ObjectNode item = fromPerson(token.person(), at);
        ObjectNode optIn = item.putObject("optin");
        optIn.put("type", "notification_messages");
        optIn.put("payload", token.payload());
        optIn.put("notification_messages_token", token.value());
        if (settings.era().terms().frequencies()) {
            optIn.put("notification_messages_frequency", token.frequency().name());
        }
        optIn.put("notification_messages_timezone", token.zone().getId());
        Instant expiresAt = token.expiresAt();
        if (expiresAt != null) {
            optIn.put("token_expiry_timestamp", TokenView.stamp(expiresAt, settings));
        }
        optIn.put("user_token_status", token.refreshed() ? "REFRESHED" : "NOT_REFRESHED");
        optIn.put("title", token.title());
        if (status != null) {
            optIn.put("notification_messages_status", status);
        }
        return item;
    }

    static ObjectNode policy(Page page, String action, Instant at) {
        ObjectNode item = object();
        item.putObject("recipient").put("id", page.id());
        item.put("timestamp", at.toEpochMilli());
        ObjectNode policy = item.putObject("policy_enforcement");
        policy.put("action", action);
        if (!action.equals("unblock")) {
            policy.put("reason", "The page sent messages that people reported.");
        }
        return item;
    }
}
