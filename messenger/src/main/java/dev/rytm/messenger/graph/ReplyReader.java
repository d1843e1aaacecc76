package dev.rytm.messenger.graph;

import dev.rytm.core.contact.Frequency;
import dev.rytm.messenger.json.JsonValue;
import dev.rytm.messenger.json.JsonValue.Fields;
import dev.rytm.messenger.json.WireTime;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns the answers to everything but messages into values. A reader hands back nothing when the body is not what was
/// asked for.
final class ReplyReader {

    private ReplyReader() {}

    /// `{"success":true}`; Meta also prints the string.
    static @Nullable Boolean success(Fields body) {
        return body.isTrue("success") ? Boolean.TRUE : null;
    }

    static @Nullable Boolean signShown(Fields body) {
        boolean shown = body.has("recipient_id") || body.has("recipient");
        return shown ? Boolean.TRUE : null;
    }

    static @Nullable List<Subscription> subscriptions(Fields body) {
        return body.has("data")
                ? objects(body, "data")
                        .filter(app -> app.text("id") != null)
                        .map(ReplyReader::subscription)
                        .toList()
                : null;
    }

    static @Nullable TokenPage tokens(Fields body) {
        if (!body.has("data")) {
            return null;
        }
        List<TokenInfo> tokens = new ArrayList<>();
        objects(body, "data").forEach(entry -> {
            TokenInfo token = token(entry);
            if (token != null) {
                tokens.add(token);
            }
        });
        Fields paging = body.fields("paging");
        String after = paging.has("next") ? paging.fields("cursors").text("after") : null;
        return new TokenPage(tokens, after, body.elements("data").values().size() - tokens.size());
    }

    static @Nullable TokenInfo token(Fields entry) {
        String token = entry.text("notification_messages_token");
        String person = entry.text("recipient_id");
        if (token == null || person == null) {
            return null;
        }
        return new TokenInfo(
                token,
                person,
                entry.text("topic_title"),
                frequency(entry.text("notification_messages_frequency")),
                zone(entry.text("notification_messages_timezone")),
                WireTime.of(entry.text("creation_timestamp")),
                WireTime.of(entry.text("token_expiry_timestamp")),
                WireTime.of(entry.text("next_eligible_time")),
                "REFRESHED".equals(entry.text("user_token_status")),
                "ENABLED".equals(entry.text("notification_messages_reoptin")));
    }

    static @Nullable PersonName name(Fields body) {
        return body.has("id") ? new PersonName(named(body, "first_name"), named(body, "last_name")) : null;
    }

    private static @Nullable String named(Fields body, String part) {
        String name = body.text(part);
        return name == null || name.isBlank() ? null : name.strip();
    }

    private static Subscription subscription(Fields app) {
        Set<String> names = new TreeSet<>();
        for (JsonValue field : app.elements("subscribed_fields").values()) {
            String name = fieldName(field);
            if (name != null) {
                names.add(name);
            }
        }
        String id = app.text("id");
        return new Subscription(id == null ? "" : id, app.text("name"), names);
    }

    /// Plain text, or an object with a name.
    private static @Nullable String fieldName(JsonValue field) {
        return switch (field) {
            case JsonValue.Text text -> text.text();
            case Fields named -> named.text("name");
            case JsonValue.Elements other -> null;
            case JsonValue.Numeral other -> null;
            case JsonValue.Truth other -> null;
            case JsonValue.Nothing other -> null;
        };
    }

    private static Stream<Fields> objects(Fields body, String name) {
        return body.elements(name).values().stream()
                .filter(Fields.class::isInstance)
                .map(Fields.class::cast);
    }

    private static @Nullable Frequency frequency(@Nullable String word) {
        for (Frequency frequency : Frequency.values()) {
            if (frequency.name().equals(word)) {
                return frequency;
            }
        }
        return null;
    }

    private static @Nullable ZoneId zone(@Nullable String id) {
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
