package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.platform.Era;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rule 10 of platform.md section 12: each limit at n and at n + 1.
class ContentRulesIT {

    @Test
    void rule10_text_or_attachment_but_not_both_and_not_neither() {
        try (Stage stage = open()) {
            ObjectNode both = image();
            both.put("text", "and text");

            assertRefused(stage, both);
            assertRefused(stage, Json.object());
            assertRefused(stage, Json.object().put("text", " "));
            assertThat(stage.send(image()).status()).isEqualTo(200);
        }
    }

    @Test
    void rule10_text_has_2000_characters_and_metadata_1000() {
        try (Stage stage = open()) {
            bound(stage, 2000, n -> Json.object().put("text", "ż".repeat(n)));
            bound(stage, 1000, n -> Json.object().put("text", "x").put("metadata", "m".repeat(n)));
        }
    }

    @Test
    void rule10_quick_replies_are_13_with_titles_of_20_and_payloads_of_1000() {
        try (Stage stage = open()) {
            bound(stage, 13, n -> replies(n, "Yes", "P"));
            bound(stage, 20, n -> replies(1, "t".repeat(n), "P"));
            bound(stage, 1000, n -> replies(1, "Yes", "p".repeat(n)));
            assertRefused(stage, replies(0, "Yes", "P"));
        }
    }

    @Test
    void rule10_a_button_template_has_640_characters_and_three_buttons() {
        try (Stage stage = open()) {
            bound(stage, 640, n -> buttons("t".repeat(n), 1, "Go", "GO"));
            bound(stage, 3, n -> buttons("Go?", n, "Go", "GO"));
            bound(stage, 20, n -> buttons("Go?", 1, "g".repeat(n), "GO"));
            bound(stage, 1000, n -> buttons("Go?", 1, "Go", "p".repeat(n)));
            assertRefused(stage, buttons("Go?", 0, "Go", "GO"));
        }
    }

    @Test
    void rule10_a_generic_template_has_ten_elements_of_80_and_80() {
        try (Stage stage = open()) {
            bound(stage, 10, n -> generic(n, "Title", "Subtitle", 1));
            bound(stage, 80, n -> generic(1, "t".repeat(n), "Subtitle", 1));
            bound(stage, 80, n -> generic(1, "Title", "s".repeat(n), 1));
            bound(stage, 3, n -> generic(1, "Title", "Subtitle", n));
            assertRefused(stage, generic(0, "Title", "Subtitle", 1));
        }
    }

    @Test
    void rule10_an_element_needs_a_title_and_one_more_property() {
        try (Stage stage = open()) {
            ObjectNode bare = generic(1, "Title", "Subtitle", 1);
            ObjectNode element = (ObjectNode)
                    bare.path("attachment").path("payload").path("elements").path(0);
            element.remove("subtitle");
            assertThat(stage.send(bare).status()).isEqualTo(200);
            element.remove("buttons");
            assertRefused(stage, bare);
        }
    }

    @Test
    void rule10_addresses_and_types_are_checked() {
        try (Stage stage = open()) {
            assertRefused(stage, attachment("sticker", Json.object().put("url", "https://example.com/a.png")));
            assertRefused(stage, attachment("image", Json.object().put("url", "javascript:alert(1)")));
            assertRefused(stage, attachment("image", Json.object()));
            assertRefused(stage, attachment("template", Json.object().put("template_type", "poem")));
            assertThat(stage.send(attachment("image", Json.object().put("attachment_id", "77")))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static Stage open() {
        Stage stage = new Stage(Era.E2022);
        stage.writes();
        return stage;
    }

    private static void bound(Stage stage, int most, IntFunction<ObjectNode> message) {
        assertThat(stage.send(message.apply(most)).status()).as("at %d", most).isEqualTo(200);
        assertRefused(stage, message.apply(most + 1));
    }

    private static void assertRefused(Stage stage, ObjectNode message) {
        assertThat(stage.send(message).code()).isEqualTo("100");
        assertThat(stage.lastCall().verdict().rule()).isEqualTo(10);
    }

    private static ObjectNode image() {
        return attachment("image", Json.object().put("url", "https://example.com/a.png"));
    }

    private static ObjectNode attachment(String type, ObjectNode payload) {
        ObjectNode message = Json.object();
        message.putObject("attachment").put("type", type).set("payload", payload);
        return message;
    }

    private static ObjectNode replies(int count, String title, String payload) {
        ObjectNode message = Json.object().put("text", "choose");
        ArrayNode replies = message.putArray("quick_replies");
        for (int i = 0; i < count; i++) {
            replies.addObject().put("content_type", "text").put("title", title).put("payload", payload);
        }
        return message;
    }

    private static ObjectNode buttons(String text, int count, String title, String payload) {
        ObjectNode template = Json.object().put("template_type", "button").put("text", text);
        add(template.putArray("buttons"), count, title, payload);
        return attachment("template", template);
    }

    private static ObjectNode generic(int count, String title, String subtitle, int buttons) {
        ObjectNode template = Json.object().put("template_type", "generic");
        ArrayNode elements = template.putArray("elements");
        for (int i = 0; i < count; i++) {
            ObjectNode element = elements.addObject().put("title", title).put("subtitle", subtitle);
            add(element.putArray("buttons"), buttons, "Go", "GO");
        }
        return attachment("template", template);
    }

    private static void add(ArrayNode buttons, int count, String title, String payload) {
        for (int i = 0; i < count; i++) {
            buttons.addObject().put("type", "postback").put("title", title).put("payload", payload);
        }
    }
}
