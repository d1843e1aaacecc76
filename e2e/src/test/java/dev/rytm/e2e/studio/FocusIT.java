package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever works by keyboard stays where they were: a dialog that is closed gives the focus back to what opened it.
@ExtendWith(OneStudio.class)
class FocusIT {

    private final Studio studio;
    private final Tab tab;
    private final String page;
    private String person = "";

    FocusIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
        this.page = "/pages/" + studio.bakery().pageId();
        tab.size(1440, 900, false);
    }

    @BeforeEach
    void aTagAndAField() {
        person = studio.api().get(page + "/contacts").at("/contacts/0/id").asString();
        String edits = page + "/contacts/" + person + "/edits";
        studio.api().post(edits, Map.of("kind", "tag", "tag", "fokus", "present", true));
        studio.api()
                .post(edits, Map.of("kind", "field", "field", "fokus", "value", Map.of("kind", "text", "value", "x")));
        studio.settle();
    }

    @ParameterizedTest
    @CsvSource({
        "/tags, fokus, Zmień nazwę lub połącz",
        "/tags, fokus, Usuń",
        "/fields, fokus, Zmień nazwę lub połącz",
        "/fields, fokus, Usuń",
        "/contacts/{person}, '', Zapomnij tę osobę",
        "/content/flows, '', Zmień nazwę",
        "/content/flows, '', Usuń"
    })
    void afterADialogOfAMenuItIsOnTheButtonOfTheMenu(String screen, String name, String item) {
        studio.show(screen.replace("{person}", person));
        String button = "main button[aria-haspopup=menu][aria-label" + (name.isEmpty() ? "]" : "*='" + name + "']");
        tab.await("document.querySelector(\"" + button + "\")");
        tab.evaluate("window.opener_ = document.querySelector(\"" + button + "\"); opener_.focus(); true");

        tab.press("Enter");
        tab.await("document.querySelector('[role=menuitem]')");
        while (!focused("textContent").equals(item)) {
            tab.press("ArrowDown");
        }
        tab.press("Enter");
        closeByEscape();

        tab.await("document.activeElement === opener_");
    }

    @Test
    void afterADialogOfAButtonItIsOnThatButton() {
        studio.show("/content/flows");
        tab.await("[...document.querySelectorAll('main button')].some((one) => one.textContent === 'Nowy flow')");
        tab.evaluate("window.opener_ = [...document.querySelectorAll('main button')]"
                + ".find((one) => one.textContent === 'Nowy flow'); opener_.focus(); true");

        tab.press("Enter");
        closeByEscape();

        tab.await("document.activeElement === opener_");
        assertThat(focused("textContent")).isEqualTo("Nowy flow");
    }

    /// Where names are proposed the first press takes the proposals away.
    private void closeByEscape() {
        tab.await("document.querySelector('[role=dialog]')?.contains(document.activeElement)");
        if (focused("ariaExpanded ?? ''").equals("true")) {
            tab.press("Escape");
        }
        tab.press("Escape");
        tab.await("!document.querySelector('[role=dialog]')");
    }

    private String focused(String property) {
        return tab.evaluate("document.activeElement." + property).asString();
    }
}
