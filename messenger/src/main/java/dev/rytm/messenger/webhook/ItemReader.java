package dev.rytm.messenger.webhook;

import static java.util.Objects.requireNonNullElse;

import dev.rytm.messenger.json.JsonValue;
import dev.rytm.messenger.json.JsonValue.Fields;
import dev.rytm.messenger.json.WireTime;
import dev.rytm.messenger.webhook.Item.Ignored;
import dev.rytm.messenger.webhook.Item.PolicyEnforced;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads one item of `entry[].messaging[]`.
///
/// Its time is its own timestamp, else its watermark, else the entry's time, else the arrival; the arrival is
/// never part of the key, so that repeats stay equal. It is filed (`filedAt`) under the time that every repeat
/// names, or under the day of its arrival if it names none.
final class ItemReader {

    /// The longest id, so that every id fits an index.
    private static final int MAX_ID = 512;

    private final Fields item;
    private final @Nullable String sender;
    private final @Nullable String recipient;
    private final @Nullable String page;
    private final @Nullable Instant keyTime;
    private final Instant at;
    private final Instant filedAt;

    ItemReader(Fields item, @Nullable String entryPage, @Nullable Instant entryTime, Instant arrivedAt) {
        this.item = item;
        this.sender = id(item.fields("sender"), "id");
        this.recipient = id(item.fields("recipient"), "id");
        this.page = entryPage != null ? entryPage : isMarkedEcho() ? sender : recipient;
        this.keyTime = firstTime(
                WireTime.of(item.text("timestamp")),
                WireTime.of(item.fields("delivery").text("watermark")),
                WireTime.of(item.fields("read").text("watermark")),
                entryTime);
        this.at = requireNonNullElse(keyTime, arrivedAt);
        this.filedAt = requireNonNullElse(keyTime, arrivedAt.truncatedTo(ChronoUnit.DAYS));
    }

    /// What an item turned out to be, or a sentence about why it is nothing.
    sealed interface Result {}

    record Understood(Item item) implements Result {}

    record Problem(String sentence) implements Result {}

    /// A string or a whole number that can be an id.
    static @Nullable String id(Fields fields, String name) {
        String text = fields.text(name);
        boolean usable = text != null
                && !text.isBlank()
                && text.length() <= MAX_ID
                && !(fields.values().get(name) instanceof JsonValue.Numeral && !isWhole(text));
        return usable ? text : null;
    }

    Result read() {
        if (page == null) {
            return new Problem("neither the entry nor the item names the page");
        }
        if (item.has("policy_enforcement") || item.has("policy-enforcement")) {
            return policy(page);
        }
        boolean echo = isMarkedEcho() || (item.has("message") && page.equals(sender));
        if (echo) {
            return recipient == null
                    ? new Problem("recipient.id of an echo is missing or no id")
                    : person(page, recipient).echo();
        }
        if (sender == null) {
            return item.fields("sender").has("user_ref") || item.fields("optin").has("user_ref")
                    ? new Understood(new Ignored(Unknown.USER_REF))
                    : isOurs()
                            ? new Problem("sender.id is missing or no id")
                            : new Understood(new Ignored(Unknown.OTHER));
        }
        if (page.equals(sender)) {
            return new Understood(new Ignored(Unknown.FROM_PAGE));
        }
        return person(page, sender).read();
    }

    private PersonItem person(String pageId, String psid) {
        return new PersonItem(item, pageId, psid, new PersonItem.Times(at, filedAt), this::key);
    }

    private Result policy(String pageId) {
        Fields policy = item.fields(item.has("policy_enforcement") ? "policy_enforcement" : "policy-enforcement");
        String word = requireNonNullElse(policy.text("action"), "").toLowerCase(Locale.ROOT);
        PolicyEnforced.Action action = switch (word) {
            case "warning" -> PolicyEnforced.Action.WARNING;
            case "block" -> PolicyEnforced.Action.BLOCK;
            case "unblock" -> PolicyEnforced.Action.UNBLOCK;
            default -> null;
        };
        if (action == null) {
            return new Problem("policy_enforcement.action is none of warning, block, unblock");
        }
        String reason = policy.text("reason");
        return new Understood(
                new PolicyEnforced(pageId, key(Kind.POLICY, List.of(), word, reason), filedAt, at, action, reason));
    }

    private EventKey key(Kind kind, List<String> messageIds, @Nullable String... rest) {
        List<@Nullable String> parts = new ArrayList<>(8 + messageIds.size());
        parts.add(page);
        parts.add(sender);
        parts.add(recipient);
        parts.add(kind.word());
        parts.add(keyTime == null ? null : String.valueOf(keyTime.toEpochMilli()));
        parts.add(String.valueOf(messageIds.size()));
        parts.addAll(messageIds);
        for (String part : rest) {
            parts.add(part);
        }
        return EventKey.of(parts.toArray(new @Nullable String[0]));
    }

    /// How `PersonItem` asks for the key of what it found.
    interface Keys {
        EventKey key(Kind kind, List<String> messageIds, @Nullable String... rest);
    }

    private boolean isMarkedEcho() {
        return item.fields("message").isTrue("is_echo");
    }

    private boolean isOurs() {
        return PersonItem.KEYS.stream().anyMatch(item::has);
    }

    private static boolean isWhole(String number) {
        return number.chars().allMatch(unit -> unit >= '0' && unit <= '9');
    }

    private static @Nullable Instant firstTime(@Nullable Instant... candidates) {
        for (Instant candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
