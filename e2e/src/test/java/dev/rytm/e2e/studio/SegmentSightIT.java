package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The conditions of a segment can be seen: on a phone however deep they lie, at a desk with the whole name of a topic,
/// and of a ready-made one as words.
@ExtendWith(OneStudio.class)
class SegmentSightIT {

    private final Studio studio;
    private final Tab tab;
    private final String segments;

    SegmentSightIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
        this.segments = "/pages/" + studio.bakery().pageId() + "/segments";
    }

    @AfterEach
    void atADesk() {
        tab.size(1440, 900, false);
    }

    @Test
    void threeGroupsWithinAGroupFitAPhone() {
        show(390, 844, true, nested());

        assertThat(tab.evaluate("""
                        [...document.querySelectorAll('main [role=group]')].flatMap((group) =>
                            [...group.querySelectorAll('button, input, [role=group]')]
                                .filter((one) => one.getBoundingClientRect().right > group.getBoundingClientRect().right)
                                .map((one) => one.getAttribute('aria-label') ?? one.textContent)).join()
                        """).asString()).isEmpty();
    }

    @Test
    void theNameOfATopicIsWholeAtADesk() {
        show(1440, 900, false, nested());

        tab.await("document.querySelector('main input[aria-label=Temat]').value.includes('(')");
        assertThat(tab.evaluate(
                                "[...document.querySelectorAll('main input[aria-label=Temat]')].every((one) => one.scrollWidth <= one.clientWidth)")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatCannotBeChangedIsTold() {
        studio.show("/segments/stopped~" + studio.bakery().topicId());

        tab.awaitText("Kto do niego należy");
        tab.await(
                "!document.querySelector('[aria-busy=true]') && !document.querySelector('main').innerText.includes('…')");
        studio.picture("segment-told");
        assertThat(tab.evaluate("document.querySelector('main').innerText").asString())
                .contains("rezygnuje");
        assertThat(tab.evaluate("document.querySelectorAll('main :disabled').length")
                        .asInt())
                .isZero();
    }

    private void show(int width, int height, boolean phone, Map<String, Object> condition) {
        String id = studio.api()
                .post(segments, Map.of("name", "W sobie", "condition", condition))
                .get("id")
                .asString();
        tab.size(width, height, phone);
        studio.show("/segments/" + id);
        tab.await("document.querySelectorAll('main [role=group]').length === 4");
        studio.picture("segment-nested" + (phone ? "-phone" : ""));
    }

    private Map<String, Object> nested() {
        Map<String, Object> consent = Map.of(
                "kind", "consent-is", "topic", studio.bakery().topicId(), "statuses", List.of("ACTIVE"), "none", false);
        Map<String, Object> active =
                Map.of("kind", "last-active", "span", Map.of("kind", "last", "duration", "PT720H"));
        Map<String, Object> deepest = group(List.of(consent, active));
        return group(List.of(consent, group(List.of(consent, group(List.of(consent, deepest))))));
    }

    private static Map<String, Object> group(List<Map<String, Object>> parts) {
        return Map.of("kind", "any", "parts", parts);
    }
}
