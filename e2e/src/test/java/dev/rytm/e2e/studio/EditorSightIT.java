package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Finding one's way in a flow: the map, the whole of it, a step by its words, notes, and the list of keys.
@ExtendWith(OneStudio.class)
class EditorSightIT {

    private static final String VIEW = "document.querySelector('.react-flow__viewport').style.transform";

    private final Studio studio;
    private final Tab tab;

    EditorSightIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void theMapShowsEveryStepAndMovesTheView() {
        Desk desk = Desk.with(studio, Drawings.chain(12));
        tab.await("document.querySelectorAll('.react-flow__minimap-node').length === 12");
        String before = tab.evaluate(VIEW).asString();

        desk.pointer()
                .drag(
                        desk.at(".react-flow__minimap"),
                        desk.at(".react-flow__minimap").plus(40, 20));

        assertThat(tab.evaluate(VIEW).asString()).isNotEqualTo(before);
    }

    @Test
    void theWholeFlowComesIntoSight() {
        Desk desk = Desk.with(studio, Drawings.chain(12));
        desk.more("Bliżej");
        desk.more("Bliżej");
        desk.settle();

        desk.pointer().click(desk.ground(20, 20));
        tab.press("f");

        tab.await("""
                [...document.querySelectorAll('.react-flow__node')].every((one) => {
                  const {left, right, top, bottom} = one.getBoundingClientRect();
                  return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
                })""");
    }

    @Test
    void aStepIsFoundByWhatItSays() {
        Desk desk = Desk.with(studio, Drawings.chain(12));

        tab.pressWithControl("f");
        tab.await("document.activeElement.getAttribute('role') === 'combobox'");
        tab.type("numer 7");
        tab.press("Enter");

        tab.await("document.querySelector('" + Desk.node("m7") + ".selected')");
        assertThat(desk.tab()
                        .evaluate("document.querySelectorAll('.react-flow__node.selected').length")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theMessageIsReadOnTheStepAndItsButtonsAreTheExits() {
        Desk.with(studio, Drawings.offer());

        assertThat(tab.evaluate("document.querySelector('" + Desk.node("offer") + "').innerText")
                        .asString())
                .contains("Chleb tygodnia: żytni", "Odłóżcie mi jeden");
        assertThat(tab.evaluate("document.querySelector('" + Desk.node("offer")
                                + " [data-handleid=\"tap:order\"]').closest('li').innerText")
                        .asString())
                .contains("Odłóżcie mi jeden");
    }

    @Test
    void aNoteIsWrittenAndKept() {
        Desk desk = Desk.with(studio, Drawings.messages(1));

        desk.pointer().click(desk.ground(20, 20));
        tab.press("n");
        tab.await("document.activeElement.ariaLabel === 'Notatka'");
        "Zapytać".chars().forEach(letter -> tab.type(Character.toString(letter)));

        assertThat(desk.saved().at("/layout/notes").findValuesAsString("text")).containsExactly("Zapytać");
    }

    @Test
    void theQuestionMarkListsTheKeys() {
        Desk desk = Desk.with(studio, Drawings.messages(1));
        desk.pointer().click(desk.ground(20, 20));

        tab.press("?", Tab.SHIFT);

        tab.await("document.querySelectorAll('[role=dialog] dt').length >= 25");
        assertThat(tab.evaluate("document.querySelectorAll('[role=dialog] dd:empty').length")
                        .asInt())
                .isZero();
    }

    @Test
    void theKeyThatClosesADialogDoesNothingElse() {
        Desk desk = Desk.with(studio, Drawings.messages(1));
        desk.choose("m0");
        tab.press("?", Tab.SHIFT);
        tab.await("document.querySelector('[role=dialog]')?.contains(document.activeElement)");

        tab.press("Escape");

        tab.await("!document.querySelector('[role=dialog]') && document.activeElement !== document.body");
        assertThat(tab.evaluate("document.querySelectorAll('.react-flow__node.selected').length")
                        .asInt())
                .isEqualTo(1);
    }
}
