package dev.rytm.sandbox.graph;

import static dev.rytm.sandbox.http.Json.text;

import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Frequency;
import dev.rytm.sandbox.platform.OptInAsk;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Rule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the `notification_messages` template: rules 20 to 22.
final class OptInTemplate {

    static final String TYPE = "notification_messages";
    static final String DEFAULT_TITLE = "Updates and promotions";
    private static final int TITLE = 65;
    private static final int ELEMENTS = 5;
    private static final String DEFAULT_BUTTON = "GET_UPDATES";
    private static final String FREQUENCY_BUTTON = "FREQUENCY";
    private static final Map<String, String> BUTTONS = Map.of(
            "ALLOW",
            "Allow messages",
            "GET",
            "Get messages",
            DEFAULT_BUTTON,
            "Get updates",
            "OPT_IN",
            "Opt in to messages",
            "SIGN_UP",
            "Sign up for messages");
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final JsonNode payload;
    private final Era.Terms terms;

    OptInTemplate(JsonNode payload, Era.Terms terms) {
        this.payload = payload;
        this.terms = terms;
    }

    /// The first thing that is wrong with the template, if anything is.
    Optional<Refusal> check() {
        return checkShared().or(() -> isCarousel() ? checkElements() : checkTopic(payload));
    }

    /// What it asks for. Where `check` found a value that is not on the list, the platform's default stands in.
    List<OptInAsk.Draft> drafts() {
        if (!isCarousel()) {
            return List.of(draft(payload));
        }
        List<OptInAsk.Draft> drafts = new ArrayList<>();
        payload.path("elements").forEach(element -> drafts.add(draft(element)));
        return drafts;
    }

    private boolean isCarousel() {
        return payload.has("elements");
    }

    private Optional<Refusal> checkShared() {
        String button = text(payload, "notification_messages_cta_text");
        boolean known = button.isEmpty()
                || BUTTONS.containsKey(button)
                || (button.equals(FREQUENCY_BUTTON) && terms.titleAndFrequencyRequired());
        if (!known) {
            return value("notification_messages_cta_text must be one of ALLOW, GET, GET_UPDATES, OPT_IN, SIGN_UP.");
        }
        if (!Set.of("", "HORIZONTAL", "SQUARE").contains(text(payload, "image_aspect_ratio"))) {
            return value("image_aspect_ratio must be one of HORIZONTAL, SQUARE.");
        }
        String zone = text(payload, "notification_messages_timezone");
        return zone.isEmpty() || ZONES.contains(zone)
                ? Optional.empty()
                : value("notification_messages_timezone must be a time zone id.");
    }

    private Optional<Refusal> checkElements() {
        JsonNode elements = payload.path("elements");
        if (!elements.isArray() || elements.isEmpty() || elements.size() > ELEMENTS) {
            return Optional.of(Refusal.parameter(
                    Rule.REQUEST_ELEMENTS, "elements must have between 1 and %d elements.".formatted(ELEMENTS)));
        }
        return elements.valueStream()
                .flatMap(element -> checkTopic(element).stream())
                .findFirst()
                .map(refusal -> new Refusal(Rule.REQUEST_ELEMENTS, refusal.error()));
    }

    private Optional<Refusal> checkTopic(JsonNode topic) {
        if (text(topic, "payload").isEmpty()) {
            return field("payload is required.");
        }
        if (terms.titleAndFrequencyRequired() && title(topic).isBlank()) {
            return field("title is required.");
        }
        String title = title(topic);
        if (title.codePointCount(0, title.length()) > TITLE) {
            return field("title must be at most %d characters.".formatted(TITLE));
        }
        if (topic.has("image_url")
                && Content.url("image_url", topic.path("image_url")).isPresent()) {
            return field("image_url must be a valid URL.");
        }
        return checkChoices(topic);
    }

    private Optional<Refusal> checkChoices(JsonNode topic) {
        String frequency = text(topic, "notification_messages_frequency");
        if (terms.titleAndFrequencyRequired() && frequency.isEmpty()) {
            return field("notification_messages_frequency is required.");
        }
        if (!frequency.isEmpty() && !FREQUENCIES.contains(frequency)) {
            return value("notification_messages_frequency must be one of DAILY, WEEKLY, MONTHLY.");
        }
        return Set.of("", "ENABLED", "DISABLED").contains(text(topic, "notification_messages_reoptin"))
                ? Optional.empty()
                : value("notification_messages_reoptin must be one of ENABLED, DISABLED.");
    }

    private String title(JsonNode topic) {
        String own = text(topic, "title");
        return own.isEmpty() ? text(payload, "title") : own;
    }

    private OptInAsk.Draft draft(JsonNode topic) {
        String title = title(topic);
        String frequency = text(topic, "notification_messages_frequency");
        String zone = text(payload, "notification_messages_timezone");
        String image = text(topic, "image_url");
        return new OptInAsk.Draft(
                title.isEmpty() ? DEFAULT_TITLE : title,
                terms.frequencies() && FREQUENCIES.contains(frequency) ? Frequency.valueOf(frequency) : Frequency.DAILY,
                text(topic, "payload"),
                ZoneId.of(ZONES.contains(zone) ? zone : "UTC"),
                text(topic, "notification_messages_reoptin").equals("ENABLED"),
                buttonText(frequency),
                image.isEmpty() ? null : image);
    }

    private String buttonText(String frequency) {
        String button = text(payload, "notification_messages_cta_text");
        return button.equals(FREQUENCY_BUTTON)
                ? "Get %s messages".formatted(frequency.toLowerCase(Locale.ROOT))
                : BUTTONS.getOrDefault(button, "Get updates");
    }

    private static Optional<Refusal> field(String message) {
        return Optional.of(Refusal.parameter(Rule.REQUEST_FIELD, message));
    }

    private static Optional<Refusal> value(String message) {
        return Optional.of(Refusal.parameter(Rule.REQUEST_VALUE, message));
    }

    /// Whether a message is a request to agree.
    static boolean isOne(ObjectNode message) {
        return text(message.path("attachment").path("payload"), "template_type").equals(TYPE);
    }
}
