package dev.rytm.sandbox.graph;

import static dev.rytm.sandbox.graph.Content.first;
import static dev.rytm.sandbox.graph.Content.refused;
import static dev.rytm.sandbox.graph.Content.url;
import static dev.rytm.sandbox.graph.Content.within;
import static dev.rytm.sandbox.http.Json.text;

import dev.rytm.sandbox.platform.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The limits of templates and buttons (platform.md 5, rule 10).
final class Templates {

    private static final int BUTTON_TEXT = 640;
    private static final int BUTTONS = 3;
    private static final int BUTTON_TITLE = 20;
    private static final int PAYLOAD = 1000;
    private static final int ELEMENTS = 10;
    private static final int ELEMENT_TEXT = 80;
    private static final List<String> BESIDE_TITLE = List.of("subtitle", "image_url", "default_action", "buttons");
    private static final Set<String> RATIOS = Set.of("", "horizontal", "square");

    private Templates() {}

    static Optional<Refusal> check(JsonNode payload) {
        return switch (text(payload, "template_type")) {
            case "button" -> checkButtonTemplate(payload);
            case "generic" -> checkGeneric(payload);
            case "media" -> checkMedia(payload.path("elements"));
            case "product" -> checkCount("elements", payload.path("elements"), 1, ELEMENTS);
            default -> refused("template_type must be one of button, generic, media, product, notification_messages.");
        };
    }

    private static Optional<Refusal> checkButtonTemplate(JsonNode payload) {
        if (text(payload, "text").isBlank()) {
            return refused("text is required in a button template.");
        }
        return first(
                () -> within("payload.text", payload.path("text"), BUTTON_TEXT),
                () -> checkButtons(payload.path("buttons"), 1));
    }

    private static Optional<Refusal> checkGeneric(JsonNode payload) {
        if (!RATIOS.contains(text(payload, "image_aspect_ratio"))) {
            return refused("image_aspect_ratio must be one of horizontal, square.");
        }
        JsonNode elements = payload.path("elements");
        return first(
                () -> checkCount("elements", elements, 1, ELEMENTS),
                () -> elements.valueStream()
                        .flatMap(element -> checkElement(element).stream())
                        .findFirst());
    }

    private static Optional<Refusal> checkElement(JsonNode element) {
        if (text(element, "title").isBlank()) {
            return refused("elements.title is required.");
        }
        if (BESIDE_TITLE.stream().noneMatch(element::has)) {
            return refused("elements must have at least one property beside title.");
        }
        return first(
                () -> within("elements.title", element.path("title"), ELEMENT_TEXT),
                () -> within("elements.subtitle", element.path("subtitle"), ELEMENT_TEXT),
                () -> element.has("image_url")
                        ? url("elements.image_url", element.path("image_url"))
                        : Optional.empty(),
                () -> element.has("default_action")
                        ? url(
                                "default_action.url",
                                element.path("default_action").path("url"))
                        : Optional.empty(),
                () -> element.has("buttons") ? checkButtons(element.path("buttons"), 1) : Optional.empty());
    }

    private static Optional<Refusal> checkMedia(JsonNode elements) {
        return first(() -> checkCount("elements", elements, 1, 1), () -> {
            JsonNode element = elements.path(0);
            boolean known = Set.of("image", "video").contains(text(element, "media_type"));
            boolean one = element.has("url") != element.has("attachment_id");
            return known && one
                    ? element.has("buttons") ? checkButtons(element.path("buttons"), 1) : Optional.empty()
                    : refused("A media element needs media_type and exactly one of url and attachment_id.");
        });
    }

    private static Optional<Refusal> checkButtons(JsonNode buttons, int min) {
        return first(
                () -> checkCount("buttons", buttons, min, BUTTONS),
                () -> buttons.valueStream()
                        .flatMap(button -> checkButton(button).stream())
                        .findFirst());
    }

    private static Optional<Refusal> checkButton(JsonNode button) {
        String type = text(button, "type");
        if (!Set.of("web_url", "postback", "phone_number").contains(type)) {
            return refused("buttons.type must be one of web_url, postback, phone_number.");
        }
        if (text(button, "title").isBlank()) {
            return refused("buttons.title is required.");
        }
        if (!type.equals("web_url") && text(button, "payload").isEmpty()) {
            return refused("buttons.payload is required for type " + type + ".");
        }
        return first(
                () -> within("buttons.title", button.path("title"), BUTTON_TITLE),
                () -> within("buttons.payload", button.path("payload"), PAYLOAD),
                () -> type.equals("web_url") ? url("buttons.url", button.path("url")) : Optional.empty());
    }

    private static Optional<Refusal> checkCount(String name, JsonNode array, int min, int max) {
        return array.isArray() && array.size() >= min && array.size() <= max
                ? Optional.empty()
                : refused("%s must have between %d and %d elements.".formatted(name, min, max));
    }
}
