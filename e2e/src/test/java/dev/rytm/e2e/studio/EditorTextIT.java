package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// The flow as text: taken if it is one, else named by its path; whatever it holds, nothing else changes.
@ExtendWith(OneStudio.class)
class EditorTextIT {

    private static final String FIELD = "document.querySelector('[role=dialog] textarea')";

    private final Studio studio;
    private final Tab tab;

    EditorTextIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void aFlowAsTextIsTakenAndCanBeTakenBack() {
        Desk desk = Desk.with(studio, Drawings.messages(1));

        use(
                desk,
                "{\"document\": {\"entry\": \"e\", \"steps\": {\"e\": {\"kind\": \"end\", \"id\": \"e\", \"name\": \"\"}}}}");
        tab.await("!document.querySelector('[role=dialog]')");
        assertThat(desk.steps()).containsExactly("e");
        tab.pressWithControl("z");

        assertThat(desk.steps()).containsExactly("m0");
    }

    static Stream<Arguments> badTexts() {
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"s%d\":{\"kind\":\"end\",\"id\":\"s%d\",\"name\":\"\"}".formatted(i, i))
                .collect(Collectors.joining(","));
        String deep = "{\"kind\":\"not\",\"part\":".repeat(2_000) + "{\"kind\":\"window-open\"}" + "}".repeat(2_000);
        return Stream.of(
                Arguments.of("malformed", "{\"steps\": ", "To nie jest tekst JSON"),
                Arguments.of("huge", "{\"entry\":\"s0\",\"steps\":{" + many + "}}", "/steps: najwyżej 500"),
                Arguments.of("deep", condition(deep), "zagnieżdżona głębiej niż"),
                Arguments.of(
                        "hostile", "{\"steps\":{\"__proto__\":{\"kind\":\"<img src=x onerror=alert(1)>\"}}}", "/steps"),
                Arguments.of(
                        "taken",
                        "{\"entry\":\"constructor\",\"steps\":{\"constructor\":{\"kind\":\"end\",\"id\":\"constructor\",\"name\":\"\"}}}",
                        "/steps/constructor"),
                Arguments.of("half", condition("{\"kind\":\"consent-is\"}"), "/steps/c/condition"));
    }

    private static String condition(String condition) {
        return "{\"entry\":\"c\",\"steps\":{\"c\":{\"kind\":\"condition\",\"id\":\"c\",\"name\":\"\",\"condition\":"
                + condition + "}}}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTexts")
    void aTextThatIsNoFlowIsNamedByItsPathAndNothingChanges(String kind, String text, String said) {
        Desk desk = Desk.with(studio, Drawings.messages(1));

        use(desk, text);

        tab.await("document.querySelector('[role=dialog] [role=alert]')?.innerText.includes('" + said + "')");
        assertThat(desk.draft().path("steps").propertyNames()).as(kind).containsExactly("m0");
    }

    private void use(Desk desk, String text) {
        desk.more("Flow jako tekst");
        tab.await(FIELD);
        tab.evaluate("""
                ((field, text) => {
                  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, text);
                  field.dispatchEvent(new Event('input', {bubbles: true}));
                  return true;
                })(%s, %s)
                """.formatted(FIELD, JsonMapper.shared().writeValueAsString(text)));
        tab.click("[role=dialog] button", "Użyj tego tekstu");
    }
}
