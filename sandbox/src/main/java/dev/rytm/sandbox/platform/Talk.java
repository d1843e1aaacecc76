package dev.rytm.sandbox.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a person says and taps in a conversation. All of it opens the 24-hour window, but reading and taking a
/// reaction back (rule 37).
public final class Talk {

    private final Platform platform;

    /// Conversations on `platform`.
    public Talk(Platform platform) {
        this.platform = platform;
    }

    /// The person writes `text`; returns the message's id.
    public String say(Person person, String text) {
        return write(person, text, null, null);
    }

    private String write(Person person, String text, @Nullable String payload, @Nullable String owner) {
        synchronized (person) {
            Instant now = begin(person);
            String mid = platform.ids().messageId();
            ObjectNode item = Items.fromPerson(person, now);
            ObjectNode message = item.putObject("message").put("mid", mid).put("text", text);
            if (payload != null) {
                message.putObject("quick_reply").put("payload", payload);
            }
            person.interacted(now);
            platform.show(
                    person,
                    ThreadItem.of(ThreadItem.Kind.FROM_PERSON, mid, now)
                            .text(text)
                            .build());
            emit(person, WebhookField.MESSAGES, now, item, owner);
            return mid;
        }
    }

    /// The person taps the button with `payload` on the message `mid`.
    public void tap(Person person, String mid, String payload) {
        synchronized (person) {
            Instant now = begin(person);
            ThreadItem item = item(person, mid);
            String title = Buttons.postbackTitle(content(item), payload)
                    .orElseThrow(() -> new ActionRefused(
                            "Message %s has no button with the payload \"%s\"; see the thread for its buttons."
                                    .formatted(mid, payload)));
            postback(person, title, payload, null, item.appId(), now);
        }
    }

    /// The person taps the quick reply with `payload` on the message `mid`.
    public String quickReply(Person person, String mid, String payload) {
        synchronized (person) {
            begin(person);
            ThreadItem item = item(person, mid);
            String title = Buttons.quickReplyTitle(content(item), payload)
                    .orElseThrow(() -> new ActionRefused(
                            "Message %s has no quick reply with the payload \"%s\"; see the thread for them."
                                    .formatted(mid, payload)));
            return write(person, title, payload, item.appId());
        }
    }

    /// The person puts `emoji` on a message. Opens the window.
    public void react(Person person, String mid, String emoji, String reaction) {
        reaction(person, mid, emoji, reaction);
    }

    /// The person takes the emoji back. Opens nothing.
    public void unreact(Person person, String mid) {
        reaction(person, mid, null, "");
    }

    private void reaction(Person person, String mid, @Nullable String emoji, String reaction) {
        synchronized (person) {
            Instant now = begin(person);
            item(person, mid).react(emoji);
            ObjectNode item = Items.fromPerson(person, now);
            ObjectNode said = item.putObject("reaction").put("mid", mid);
            if (emoji == null) {
                said.put("action", "unreact");
            } else {
                said.put("action", "react").put("emoji", emoji).put("reaction", reaction);
                person.interacted(now);
            }
            person.touch();
            emit(person, WebhookField.MESSAGE_REACTIONS, now, item, null);
        }
    }

    /// The person follows an m.me link. Into an existing conversation it is a referral; into a new one the person
    /// sees "Get Started" and taps it.
    public void follow(Person person, String ref) {
        if (!ref.matches("[A-Za-z0-9_=-]{1,250}")) {
            throw new ActionRefused("`ref` may hold letters, digits, -, _ and = only, and is \"" + ref + "\".");
        }
        synchronized (person) {
            Instant now = begin(person);
            ObjectNode referral = Items.object();
            referral.put("ref", ref).put("source", "SHORTLINK").put("type", "OPEN_THREAD");
            if (person.lastInteractionAt() == null) {
                postback(person, "Get Started", "GET_STARTED", referral, null, now);
                return;
            }
            person.interacted(now);
            ObjectNode item = Items.fromPerson(person, now);
            item.set("referral", referral);
            note(person, "FOLLOWED_LINK", now);
            emit(person, WebhookField.MESSAGING_REFERRALS, now, item, null);
        }
    }

    /// The person reads everything up to now. Opens nothing.
    public void read(Person person) {
        synchronized (person) {
            Instant now = begin(person);
            emit(person, WebhookField.MESSAGE_READS, now, Items.read(person, now, now), null);
        }
    }

    private void postback(
            Person person,
            String title,
            String payload,
            @Nullable ObjectNode referral,
            @Nullable String owner,
            Instant now) {
        String mid = platform.ids().messageId();
        ObjectNode item = Items.fromPerson(person, now);
        ObjectNode postback = item.putObject("postback");
        postback.put("mid", mid).put("title", title).put("payload", payload);
        if (referral != null) {
            postback.set("referral", referral);
        }
        person.interacted(now);
        platform.show(
                person,
                ThreadItem.of(ThreadItem.Kind.FROM_PERSON, mid, now).text(title).build());
        emit(person, WebhookField.MESSAGING_POSTBACKS, now, item, owner);
    }

    private Instant begin(Person person) {
        if (person.deleted()) {
            throw new ActionRefused("The account is deleted; choose another person.");
        }
        if (person.blocked()) {
            throw new ActionRefused("The person blocked the page; unblock it first.");
        }
        return platform.now();
    }

    private static ThreadItem item(Person person, String mid) {
        return person.item(mid)
                .orElseThrow(() -> new ActionRefused(
                        "The conversation has no message %s; take `id` from the thread.".formatted(mid)));
    }

    private static JsonNode content(ThreadItem item) {
        ObjectNode message = item.message();
        return message == null ? Items.object() : message;
    }

    private void note(Person person, String name, Instant now) {
        platform.show(
                person,
                ThreadItem.of(ThreadItem.Kind.NOTE, platform.ids().messageId(), now)
                        .text(name)
                        .build());
    }

    private void emit(Person person, WebhookField field, Instant at, ObjectNode item, @Nullable String payloadOwner) {
        platform.emit(new Occurrence(person.page(), field, person.psid(), null, at, item, payloadOwner));
    }
}
