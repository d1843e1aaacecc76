package dev.rytm.sandbox.graph;

import static dev.rytm.sandbox.http.Json.text;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.platform.Addressee;
import dev.rytm.sandbox.platform.Page;
import dev.rytm.sandbox.platform.Payload;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Rule;
import dev.rytm.sandbox.platform.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one call to the Send API: whom, what, on what ground; and says what is wrong with its form.
final class SendReader {

    private static final Set<String> RECIPIENTS = Set.of(
            "id",
            "user_ref",
            "post_id",
            "comment_id",
            "phone_number",
            "one_time_notif_token",
            "notification_messages_token");
    private static final Set<String> GESTURES = Set.of("typing_on", "typing_off", "mark_seen");
    private static final Set<String> MESSAGING_TYPES = Set.of("", "RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY");
    private static final Set<String> PUSHES = Set.of("", "REGULAR", "SILENT_PUSH", "NO_PUSH");

    private final Platform platform;
    private final @Nullable Page page;
    private final Params params;
    private final ObjectNode recipient;
    private final ObjectNode message;

    SendReader(Platform platform, @Nullable Page page, Params params) {
        this.platform = platform;
        this.page = page;
        this.params = params;
        this.recipient = params.object("recipient").orElseGet(Json::object);
        this.message = params.object("message").orElseGet(Json::object);
    }

    /// The agreement behind the token it is sent to, on whatever page.
    Optional<Token> token() {
        String value = text(recipient, "notification_messages_token");
        return value.isEmpty() ? Optional.empty() : platform.registry().token(value);
    }

    /// The person it is meant for, if this page knows them.
    Optional<Person> person() {
        if (recipient.has("notification_messages_token")) {
            return token().map(Token::person).filter(person -> person.page() == page);
        }
        return page == null ? Optional.empty() : page.person(text(recipient, "id"));
    }

    /// What goes into the log, also when the call is no good.
    CallRecord.Subject subject() {
        String psid = token().map(token -> token.person().psid()).orElseGet(() -> text(recipient, "id"));
        return new CallRecord.Subject(
                kind(),
                page == null ? "" : page.id(),
                psid,
                text(recipient, "notification_messages_token"),
                text(message, "metadata"),
                topics());
    }

    private CallRecord.Kind kind() {
        if (params.has("sender_action")) {
            return CallRecord.Kind.SENDER_ACTION;
        }
        if (OptInTemplate.isOne(message)) {
            return CallRecord.Kind.OPT_IN_REQUEST;
        }
        if (recipient.has("notification_messages_token")) {
            return CallRecord.Kind.NOTIFICATION;
        }
        return recipient.isEmpty() ? CallRecord.Kind.OTHER : CallRecord.Kind.MESSAGE;
    }

    private List<CallRecord.Topic> topics() {
        if (OptInTemplate.isOne(message)) {
            var template = message.path("attachment").path("payload");
            return template.has("elements")
                    ? template.path("elements")
                            .valueStream()
                            .map(element -> topic(element))
                            .toList()
                    : List.of(topic(template));
        }
        return token().map(token -> List.of(
                        new CallRecord.Topic(token.title(), token.frequency().name())))
                .orElse(List.of());
    }

    private static CallRecord.Topic topic(JsonNode template) {
        return new CallRecord.Topic(text(template, "title"), text(template, "notification_messages_frequency"));
    }

    /// The first thing that is wrong with its form, before anybody looks at the person.
    Optional<Refusal> checkForm() {
        if (!params.readable()) {
            return Optional.of(Refusal.parameter(Rule.BODY, "The body is neither JSON nor a form."));
        }
        long kinds = RECIPIENTS.stream().filter(recipient::has).count();
        if (kinds != 1) {
            return Optional.of(Refusal.parameter(Rule.RECIPIENT, "Exactly one kind of recipient must be given."));
        }
        if (!MESSAGING_TYPES.contains(params.text("messaging_type"))
                || !PUSHES.contains(params.text("notification_type"))) {
            return Optional.of(Refusal.parameter(
                    Rule.CONTENT, "messaging_type or notification_type is not one of the allowed values."));
        }
        return params.has("sender_action") ? checkGesture() : checkMessage();
    }

    private Optional<Refusal> checkGesture() {
        boolean alone = !params.has("message");
        return alone && GESTURES.contains(params.text("sender_action"))
                ? Optional.empty()
                : Content.refused("sender_action must be one of typing_on, typing_off, mark_seen and come alone.");
    }

    private Optional<Refusal> checkMessage() {
        if (!(params.node("message") instanceof ObjectNode)) {
            return Content.refused("message is required and must be an object.");
        }
        if (params.text("messaging_type").equals("MESSAGE_TAG")
                && params.text("tag").isEmpty()) {
            return Optional.of(Refusal.parameter(Rule.TAG, "tag is required for messaging_type MESSAGE_TAG."));
        }
        return OptInTemplate.isOne(message) ? template().check() : Content.check(message);
    }

    private OptInTemplate template() {
        return new OptInTemplate(
                message.path("attachment").path("payload"),
                platform.settings().era().terms());
    }

    /// Why there is nobody to send to.
    Refusal noPerson() {
        if (!recipient.has("notification_messages_token")) {
            return Refusal.of(Rule.PERSON, 100, 2018001, "No matching user found");
        }
        Rule rule = token().isPresent() ? Rule.TOKEN_PAGE : Rule.TOKEN;
        return Refusal.parameter(rule, "The notification_messages_token is invalid.");
    }

    /// Whom it goes to, and on what ground.
    Addressee addressee(Person person) {
        String tag = params.text("tag");
        return new Addressee(person, token().orElse(null), tag.isEmpty() ? null : tag);
    }

    /// What it carries, as far as it can be read.
    Payload payload() {
        if (params.has("sender_action")) {
            return new Payload.Gesture(params.text("sender_action"));
        }
        if (OptInTemplate.isOne(message)) {
            return new Payload.Request(message, template().drafts());
        }
        return new Payload.Message(message, isMedia());
    }

    /// Whether it counts against the smaller limit of calls per second.
    boolean isMedia() {
        return Set.of("audio", "video").contains(text(message.path("attachment"), "type"));
    }
}
