package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The flow as a list: all of it without a pointer, and on a phone.
@ExtendWith(OneStudio.class)
class EditorOutlineIT {

    private static final int MANY_STOPS = 80;
    private static final String ON = "((one) => one.type !== 'radio' && "
            + "[one.ariaLabel, one.labels?.[0]?.textContent].includes('%s'))(document.activeElement)";

    private final Studio studio;
    private final Tab tab;

    EditorOutlineIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @AfterEach
    void atADesk() {
        tab.size(1440, 900, false);
    }

    @Test
    void aFlowIsBuiltByKeyboardAlone() {
        Desk desk = Desk.with(studio, Drawings.empty());

        tab.press("o");
        tab.await("document.querySelector('section[aria-label=\"Flow jako lista\"]')");
        add("a", "wiadomo");
        tabTo("Tekst");
        tab.type("Dzień dobry");
        tab.press("Tab");
        tabTo("Nowy krok za „Dalej”");
        add("Enter", "koniec");

        JsonNode flow = desk.saved();
        JsonNode first = flow.path("steps").path(flow.path("entry").asString());
        assertThat(first.at("/message/text").asString()).isEqualTo("Dzień dobry");
        assertThat(first.path("next").asString())
                .isEqualTo(desk.only("end").path("id").asString());
    }

    /// Opens the list of kinds with a key and takes the one that fits what is typed.
    private void add(String key, String kind) {
        tab.press(key);
        tab.await("document.activeElement.getAttribute('role') === 'combobox'");
        tab.type(kind);
        tab.press("Enter");
        tab.await("document.activeElement.getAttribute('role') !== 'combobox'");
    }

    private void tabTo(String label) {
        for (int i = 0; i < MANY_STOPS; i++) {
            if (tab.evaluate(ON.formatted(label)).asBoolean()) {
                return;
            }
            tab.press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + label);
    }

    @Test
    void anExitIsLedElsewhereByKeyboard() {
        Desk desk = Desk.with(studio, Drawings.messages(2));
        desk.choose("m0");
        tab.press("e");

        tab.await("document.querySelector('aside [aria-label=\"Dokąd prowadzi\"] input')");
        tab.evaluate("document.querySelector('aside [aria-label=\"Dokąd prowadzi\"] input').focus()");
        tab.press("ArrowDown");
        tab.await("document.querySelectorAll('[role=option]').length === 2");
        tab.press("ArrowDown");
        tab.press("Enter");

        assertThat(desk.saved().at("/steps/m0/next").asString()).startsWith("m");
    }

    @Test
    void onAPhoneTheFlowIsReadAndMended() {
        Desk desk = Desk.made(studio, "FLOW", Drawings.chain(3));
        tab.size(390, 844, true);
        desk.show();
        tab.await("document.querySelector('section[aria-label=\"Flow jako lista\"]')");
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);

        tab.click("section li button", "Słowa numer 1");
        desk.write("Tekst", "Z telefonu");

        assertThat(desk.saved().at("/steps/m1/message/text").asString()).isEqualTo("Z telefonu");
    }
}
