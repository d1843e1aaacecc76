package dev.rytm.messenger.webhook;

import dev.rytm.messenger.json.CleanText;
import dev.rytm.messenger.json.JsonTree;
import dev.rytm.messenger.json.JsonValue;
import dev.rytm.messenger.json.JsonValue.Elements;
import dev.rytm.messenger.json.JsonValue.Fields;
import dev.rytm.messenger.json.WireTime;
import dev.rytm.messenger.webhook.Item.Ignored;
import dev.rytm.messenger.webhook.Item.Incoming;
import dev.rytm.messenger.webhook.Item.PolicyEnforced;
import dev.rytm.messenger.webhook.Item.UnreadableItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Takes a webhook body apart: `{"object":"page","entry":[{"id","time","messaging":[...]}]}`.
///
/// It takes any bytes and never throws. Broken UTF-8 is read with U+FFFD in its place. Source: docs/platform, webhooks.
public final class WebhookReader {

    /// The largest body that is looked at; intake must stop reading there.
    public static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    private final String text;
    private final Instant arrivedAt;
    private final List<Incoming> incoming = new ArrayList<>();
    private final List<PolicyEnforced> policies = new ArrayList<>();
    private final List<UnreadableItem> unreadable = new ArrayList<>();
    private final Map<Unknown, Integer> unknown = new EnumMap<>(Unknown.class);

    private WebhookReader(String text, Instant arrivedAt) {
        this.text = text;
        this.arrivedAt = arrivedAt;
    }

    /// `arrivedAt` stands in for the time of an item that names none.
    public static Reading read(byte[] body, Instant arrivedAt) {
        if (body.length > MAX_BODY_BYTES) {
            return unreadable(body, "the body is larger than " + MAX_BODY_BYTES + " bytes");
        }
        String decoded = new String(body, StandardCharsets.UTF_8);
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        try {
            return JsonTree.read(text) instanceof Fields root
                    ? new WebhookReader(text, arrivedAt).body(root, body)
                    : unreadable(body, "the body is not one JSON object");
        } catch (JacksonException e) {
            return unreadable(body, fault(e));
        }
    }

    /// Says where, and not what: the words there may be private.
    private static String fault(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null
                ? "the body is nested too deeply"
                : "the body is not JSON from character " + location.getCharOffset() + " on";
    }

    private Reading body(Fields root, byte[] body) {
        String object = root.text("object");
        if (object != null && !object.equals("page")) {
            count(Unknown.OTHER_OBJECT);
            return events();
        }
        Elements entries = root.elements("entry");
        if (entries.values().isEmpty()) {
            return unreadable(body, "the body has no entry");
        }
        if (entries.overflow()) {
            return unreadable(body, "the body has more than " + JsonTree.MAX_ELEMENTS + " entries");
        }
        for (JsonValue entry : entries.values()) {
            if (!(entry instanceof Fields fields)) {
                keep(null, arrivedAt, "an entry is not a JSON object", written(entry));
            } else if (fields.elements("messaging").overflow()) {
                return unreadable(body, "an entry has more than " + JsonTree.MAX_ELEMENTS + " items");
            } else {
                entry(fields);
            }
        }
        return events();
    }

    private void entry(Fields entry) {
        String page = ItemReader.id(entry, "id");
        Instant time = WireTime.of(entry.text("time"));
        List<JsonValue> items = entry.elements("messaging").values();
        for (JsonValue item : items) {
            if (item instanceof Fields fields) {
                take(item(fields, page, time));
            } else {
                keep(page, time == null ? arrivedAt : time, "an item is not a JSON object", written(item));
            }
        }
        entry.elements("standby").values().forEach(item -> count(Unknown.STANDBY));
        entry.elements("changes").values().forEach(change -> count(Unknown.CHANGES));
        if (items.isEmpty() && !entry.has("standby") && !entry.has("changes")) {
            count(Unknown.OTHER);
        }
    }

    private Item item(Fields item, @Nullable String page, @Nullable Instant entryTime) {
        String problem = item.problem();
        if (problem == null) {
            switch (new ItemReader(item, page, entryTime, arrivedAt).read()) {
                case ItemReader.Problem(String sentence) -> problem = sentence;
                case ItemReader.Understood(Item understood) -> {
                    return understood;
                }
            }
        }
        String raw = text.substring(item.start(), item.end());
        return unreadable(page, entryTime == null ? arrivedAt : entryTime, problem, raw);
    }

    private void take(Item item) {
        switch (item) {
            case Incoming one -> incoming.add(one);
            case PolicyEnforced policy -> policies.add(policy);
            case UnreadableItem one -> unreadable.add(one);
            case Ignored ignored -> count(ignored.unknown());
        }
    }

    private void keep(@Nullable String page, Instant at, String reason, String raw) {
        unreadable.add(unreadable(page, at, reason, raw));
    }

    private void count(Unknown kind) {
        unknown.merge(kind, 1, Integer::sum);
    }

    private Reading events() {
        return new Reading.Events(incoming, policies, unreadable, unknown);
    }

    private static UnreadableItem unreadable(@Nullable String page, Instant at, String reason, String raw) {
        return new UnreadableItem(page, EventKey.of("unreadable", page, raw), at, reason, CleanText.of(raw));
    }

    private static Reading unreadable(byte[] body, String reason) {
        return new Reading.Unreadable(
                EventKey.of("unreadable-body", HexFormat.of().formatHex(body)), reason);
    }

    /// The few values that are no objects, as text again.
    private static String written(JsonValue value) {
        return switch (value) {
            case JsonValue.Text string -> string.text();
            case JsonValue.Numeral number -> number.text();
            case JsonValue.Truth truth -> String.valueOf(truth.value());
            case JsonValue.Nothing nothing -> "null";
            case Elements elements -> "an array of " + elements.values().size();
            case Fields fields -> "an object of " + fields.values().size();
        };
    }
}
