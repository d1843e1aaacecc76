package dev.rytm.messenger.graph;

import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.OutgoingMessage.OutgoingButton;
import dev.rytm.core.message.OutgoingMessage.OutgoingCard;
import dev.rytm.core.message.OutgoingMessage.OutgoingReply;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a message as the Send API wants it. Source: docs/platform, opt-in request and Send API.
///
/// Messages on a token and opt-in requests carry no `messaging_type`, as in Meta's own samples; ordinary ones are
/// `RESPONSE`.
final class SendBody {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private SendBody(JsonGenerator json) {
        this.json = json;
    }

    static byte[] of(Recipient recipient, OutgoingMessage message, String metadata) {
        return written(body -> body.send(recipient, message, metadata));
    }

    /// A sign such as typing; it must come alone.
    static byte[] ofSign(String psid, Sign sign) {
        return written(body -> {
            body.recipient(new Recipient.Person(psid));
            body.json.writeStringProperty("sender_action", sign.word());
        });
    }

    private interface Part {
        void write(SendBody body);
    }

    private static byte[] written(Part part) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            part.write(new SendBody(json));
            json.writeEndObject();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void send(Recipient recipient, OutgoingMessage message, String metadata) {
        recipient(recipient);
        if (recipient instanceof Recipient.Person && !(message instanceof OutgoingMessage.OptInTemplate)) {
            json.writeStringProperty("messaging_type", "RESPONSE");
        }
        json.writeObjectPropertyStart("message");
        message(message);
        json.writeStringProperty("metadata", metadata);
        json.writeEndObject();
    }

    private void recipient(Recipient recipient) {
        json.writeObjectPropertyStart("recipient");
        switch (recipient) {
            case Recipient.Person person -> json.writeStringProperty("id", person.psid());
            case Recipient.Token token -> json.writeStringProperty("notification_messages_token", token.token());
        }
        json.writeEndObject();
    }

    private void message(OutgoingMessage message) {
        switch (message) {
            case OutgoingMessage.Text text -> {
                json.writeStringProperty("text", text.text());
                quickReplies(text.quickReplies());
            }
            case OutgoingMessage.Image image -> {
                attachment("image", () -> json.writeStringProperty("url", image.url()));
                quickReplies(image.quickReplies());
            }
            case OutgoingMessage.Buttons buttons -> {
                template("button", () -> {
                    json.writeStringProperty("text", buttons.text());
                    buttons(buttons.buttons());
                });
                quickReplies(buttons.quickReplies());
            }
            case OutgoingMessage.Gallery gallery -> {
                template("generic", () -> cards(gallery));
                quickReplies(gallery.quickReplies());
            }
            case OutgoingMessage.OptInTemplate request -> template("notification_messages", () -> request(request));
        }
    }

    private void attachment(String type, Runnable payload) {
        json.writeObjectPropertyStart("attachment");
        json.writeStringProperty("type", type);
        json.writeObjectPropertyStart("payload");
        payload.run();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void template(String type, Runnable content) {
        attachment("template", () -> {
            json.writeStringProperty("template_type", type);
            content.run();
        });
    }

    private void cards(OutgoingMessage.Gallery gallery) {
        json.writeStringProperty("image_aspect_ratio", gallery.square() ? "square" : "horizontal");
        json.writeArrayPropertyStart("elements");
        for (OutgoingCard card : gallery.cards()) {
            json.writeStartObject();
            json.writeStringProperty("title", card.title());
            optional("subtitle", card.subtitle());
            optional("image_url", card.imageUrl());
            if (card.url() != null) {
                json.writeObjectPropertyStart("default_action");
                json.writeStringProperty("type", "web_url");
                json.writeStringProperty("url", card.url());
                json.writeEndObject();
            }
            if (!card.buttons().isEmpty()) {
                buttons(card.buttons());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void buttons(List<OutgoingButton> buttons) {
        json.writeArrayPropertyStart("buttons");
        for (OutgoingButton button : buttons) {
            json.writeStartObject();
            json.writeStringProperty("type", button.url() != null ? "web_url" : "postback");
            json.writeStringProperty("title", button.title());
            optional("url", button.url());
            optional("payload", button.payload());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void quickReplies(List<OutgoingReply> replies) {
        if (replies.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("quick_replies");
        for (OutgoingReply reply : replies) {
            json.writeStartObject();
            json.writeStringProperty("content_type", "text");
            json.writeStringProperty("title", reply.title());
            json.writeStringProperty("payload", reply.payload());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Re-opt-in belongs to frequencies: where the rule pack names none, Meta knows neither.
    private void request(OutgoingMessage.OptInTemplate request) {
        json.writeStringProperty("title", request.title());
        optional("image_url", request.imageUrl());
        json.writeStringProperty("payload", request.payload());
        if (request.frequency() != null) {
            json.writeStringProperty(
                    "notification_messages_frequency", request.frequency().name());
            json.writeStringProperty("notification_messages_reoptin", request.reOptIn() ? "ENABLED" : "DISABLED");
        }
        json.writeStringProperty(
                "notification_messages_timezone", request.zone().getId());
        json.writeStringProperty(
                "notification_messages_cta_text", request.callToAction().name());
    }

    private void optional(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
