package dev.rytm.messenger.webhook;

import static java.util.Objects.requireNonNullElse;

import dev.rytm.core.Event;
import dev.rytm.core.contact.Frequency;
import dev.rytm.messenger.json.JsonValue;
import dev.rytm.messenger.json.JsonValue.Fields;
import dev.rytm.messenger.json.WireTime;
import dev.rytm.messenger.webhook.ItemReader.Problem;
import dev.rytm.messenger.webhook.ItemReader.Result;
import dev.rytm.messenger.webhook.ItemReader.Understood;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an item about one person, whose page and PSID are already known.
record PersonItem(Fields item, String page, String psid, Times times, ItemReader.Keys keys) {

    /// When the item happened, and under which time its event is filed, see [ItemReader].
    record Times(Instant at, Instant filedAt) {}

    /// The fields that make an item ours, in the order in which they are looked for.
    static final List<String> KEYS =
            List.of("message", "postback", "reaction", "optin", "delivery", "read", "referral");

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    Result read() {
        String found = KEYS.stream().filter(item::has).findFirst().orElse("");
        return switch (found) {
            case "message" -> message(item.fields("message"));
            case "postback" -> postback(item.fields("postback"));
            case "reaction" -> reaction(item.fields("reaction"));
            case "optin" -> optIn(item.fields("optin"));
            case "delivery" -> delivery(item.fields("delivery"));
            case "read" -> watermark(item.fields("read"));
            case "referral" -> referral(item.fields("referral"));
            default -> ignored(Unknown.OTHER);
        };
    }

    Result echo() {
        Fields message = item.fields("message");
        String messageId = ItemReader.id(message, "mid");
        if (messageId == null) {
            return new Problem("message.mid of an echo is missing or no id");
        }
        return incoming(
                Kind.ECHO, List.of(messageId), new Event.Echoed(times.at(), messageId, message.text("metadata")));
    }

    private Result message(Fields message) {
        String messageId = ItemReader.id(message, "mid");
        if (messageId == null) {
            return new Problem("message.mid is missing or no id");
        }
        if (message.isTrue("is_deleted")) {
            return ignored(Unknown.DELETED_MESSAGE);
        }
        String payload = message.fields("quick_reply").text("payload");
        return incoming(
                Kind.MESSAGE,
                List.of(messageId),
                new Event.MessageReceived(times.at(), messageId, message.text("text"), payload),
                payload);
    }

    private Result postback(Fields postback) {
        String messageId = ItemReader.id(postback, "mid");
        String payload = postback.text("payload");
        String ref = postback.fields("referral").text("ref");
        return incoming(
                Kind.POSTBACK,
                messageId == null ? List.of() : List.of(messageId),
                new Event.ButtonTapped(times.at(), messageId, payload, postback.text("title"), ref),
                payload,
                ref);
    }

    private Result reaction(Fields reaction) {
        String messageId = ItemReader.id(reaction, "mid");
        if (messageId == null) {
            return new Problem("reaction.mid is missing or no id");
        }
        boolean reacted = "react".equalsIgnoreCase(reaction.text("action"));
        return incoming(
                Kind.REACTION,
                List.of(messageId),
                new Event.ReactionChanged(times.at(), messageId, reacted),
                reaction.text("action"),
                reaction.text("emoji"));
    }

    private Result referral(Fields referral) {
        if ("ADS".equalsIgnoreCase(referral.text("source"))) {
            return ignored(Unknown.AD_REFERRAL);
        }
        String ref = referral.text("ref");
        return incoming(Kind.REFERRAL, List.of(), new Event.LinkFollowed(times.at(), ref), ref);
    }

    private Result delivery(Fields delivery) {
        List<String> messageIds = delivery.elements("mids").values().stream()
                .map(value -> value instanceof JsonValue.Text string ? string.text() : "")
                .filter(id -> !id.isBlank())
                .toList();
        Instant watermark = requireNonNullElse(WireTime.of(delivery.text("watermark")), times.at());
        return incoming(
                Kind.DELIVERY,
                messageIds,
                new Event.Delivered(times.at(), messageIds, watermark),
                delivery.text("watermark"));
    }

    private Result watermark(Fields read) {
        Instant watermark = requireNonNullElse(WireTime.of(read.text("watermark")), times.at());
        return incoming(Kind.READ, List.of(), new Event.Read(times.at(), watermark), read.text("watermark"));
    }

    private Result optIn(Fields optIn) {
        String token = optIn.text("notification_messages_token");
        String type = requireNonNullElse(optIn.text("type"), token == null ? "" : "notification_messages");
        if (type.equalsIgnoreCase("one_time_notif_req")) {
            return ignored(Unknown.ONE_TIME_OPT_IN);
        }
        if (!type.equalsIgnoreCase("notification_messages")) {
            return ignored(Unknown.PLUGIN_OPT_IN);
        }
        if (token == null) {
            return new Problem("optin.notification_messages_token is missing");
        }
        String status = optIn.text("notification_messages_status");
        Kind kind = kind(status);
        if (kind == null) {
            return new Problem("optin.notification_messages_status begins neither with STOP nor with RESUME");
        }
        String payload = optIn.text("payload");
        String renewal = optIn.text("user_token_status");
        return incoming(kind, List.of(), notificationEvent(kind, optIn, token), token, status, renewal, payload);
    }

    /// `STOP NOTIFICATIONS` and `RESUME NOTIFICATIONS`, with a space or an underscore; none is an opt-in.
    private static @Nullable Kind kind(@Nullable String status) {
        if (status == null || status.isBlank()) {
            return Kind.OPT_IN;
        }
        String word = status.strip().toUpperCase(Locale.ROOT);
        if (word.startsWith("STOP")) {
            return Kind.STOP;
        }
        return word.startsWith("RESUME") ? Kind.RESUME : null;
    }

    private Event notificationEvent(Kind kind, Fields optIn, String token) {
        String payload = optIn.text("payload");
        String title = optIn.text("title");
        Frequency frequency = frequency(optIn.text("notification_messages_frequency"));
        if (kind == Kind.STOP) {
            return new Event.NotificationsStopped(times.at(), token, payload, title, frequency);
        }
        if (kind == Kind.RESUME) {
            return new Event.NotificationsResumed(times.at(), token, payload, title, frequency);
        }
        return new Event.OptInGranted(
                times.at(),
                token,
                payload,
                title,
                frequency,
                zone(optIn.text("notification_messages_timezone")),
                WireTime.of(optIn.text("token_expiry_timestamp")),
                "REFRESHED".equalsIgnoreCase(optIn.text("user_token_status")));
    }

    private static @Nullable Frequency frequency(@Nullable String word) {
        return switch (requireNonNullElse(word, "").toUpperCase(Locale.ROOT)) {
            case "DAILY" -> Frequency.DAILY;
            case "WEEKLY" -> Frequency.WEEKLY;
            case "MONTHLY" -> Frequency.MONTHLY;
            default -> null;
        };
    }

    /// Only ids of the time zone database: an offset such as `+05:00` knows no summer time. Absent, the zone that was
    /// sent with the request counts.
    private static @Nullable ZoneId zone(@Nullable String id) {
        return id != null && ZONES.contains(id) ? ZoneId.of(id) : null;
    }

    private Result incoming(Kind kind, List<String> messageIds, Event event, @Nullable String... rest) {
        return new Understood(
                new Item.Incoming(page, psid, keys.key(kind, messageIds, rest), times.filedAt(), kind.word(), event));
    }

    private static Result ignored(Unknown unknown) {
        return new Understood(new Item.Ignored(unknown));
    }
}
