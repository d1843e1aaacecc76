package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// All ways to a new step: the shelf, an exit, empty ground, a line let go, a name; and how steps are connected.
@ExtendWith(OneStudio.class)
class EditorAddingIT {

    private final Studio studio;
    private final Tab tab;

    EditorAddingIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void aClickOnTheShelfAddsTheFirstStep() {
        Desk desk = Desk.with(studio, Drawings.empty());

        tab.click("[role=toolbar] button[aria-label='Wiadomość']", "");

        assertThat(desk.only("message").path("id").asString())
                .isEqualTo(desk.saved().path("entry").asString());
    }

    @Test
    void aKindIsDraggedFromTheShelfToWhereItShallBe() {
        Desk desk = Desk.with(studio, Drawings.empty());

        desk.pointer().carry(desk.at("[role=toolbar] button[aria-label='Warunek']"), desk.ground(300, 200));

        assertThat(desk.only("condition").path("id").asString()).isNotEmpty();
    }

    @Test
    void thePlusOnAnExitAddsAStepBehindIt() {
        Desk desk = Desk.with(studio, Drawings.messages(1));

        tab.click(Desk.node("m0") + " [aria-label='Dodaj krok za „Dalej”']", "");
        tab.click("[role=option]", "Czekanie");

        String added = desk.only("wait").path("id").asString();
        assertThat(desk.saved().at("/steps/m0/next").asString()).isEqualTo(added);
    }

    @Test
    void aDoubleClickOnEmptyGroundAddsAStepThere() {
        Desk desk = Desk.with(studio, Drawings.empty());

        desk.pointer().doubleClick(desk.ground(300, 200));
        tab.click("[role=option]", "Pytanie");

        assertThat(desk.only("question").path("id").asString()).isNotEmpty();
    }

    @Test
    void aLineLetGoOverEmptyGroundAsksForTheStepThatItLeadsTo() {
        Desk desk = Desk.with(studio, Drawings.messages(1));

        desk.pointer().drag(desk.exit("m0", "next"), desk.ground(900, 600));
        tab.click("[role=option]", "Koniec");

        String added = desk.only("end").path("id").asString();
        assertThat(desk.saved().at("/steps/m0/next").asString()).isEqualTo(added);
    }

    @Test
    void theFormOfAStepDoesNotHideTheStep() {
        Desk desk = Desk.with(studio, Drawings.messages(1));

        desk.pointer().doubleClick(desk.ground(1300, 200));
        tab.click("[role=option]", "Czekanie");
        String step = desk.only("wait").path("id").asString();

        tab.await("document.querySelector('%s').getBoundingClientRect().right <= ".formatted(Desk.node(step))
                + "document.querySelector('aside[data-panel]').getBoundingClientRect().left");
    }

    @Test
    void whoeverAddsNothingAfterAllStandsWhereTheyWere() {
        Desk desk = Desk.with(studio, Drawings.messages(1));
        tab.evaluate("document.querySelector('[aria-label=\"Dodaj krok za „Dalej”\"]').focus()");
        tab.press("Enter");
        tab.await("document.activeElement.getAttribute('role') === 'combobox'");
        tab.press("Escape");
        tab.await("document.activeElement.ariaLabel === 'Dodaj krok za „Dalej”'");

        tab.press("Enter");
        tab.await("document.activeElement.getAttribute('role') === 'combobox'");
        tab.press("Enter");
        tab.await("document.activeElement.matches('aside[data-panel]')");
        assertThat(desk.steps()).hasSize(2);
    }

    @Test
    void aKindIsFoundByTypingPartOfItsName() {
        Desk desk = Desk.with(studio, Drawings.empty());

        desk.pointer().click(desk.ground(300, 200));
        tab.press("a");
        tab.await("document.activeElement.getAttribute('role') === 'combobox'");
        tab.type("przekaz");
        tab.press("Enter");

        assertThat(desk.only("hand-over").path("id").asString()).isNotEmpty();
    }

    @Test
    void stepsAreConnectedByDraggingALine() {
        Desk desk = Desk.with(studio, Drawings.messages(2));

        desk.pointer().drag(desk.exit("m0", "next"), desk.entry("m1"));

        assertThat(desk.saved().at("/steps/m0/next").asString()).isEqualTo("m1");
    }

    /// Forty steps are shown at less than half their size, where only their gist can be read.
    @Test
    void stepsAreConnectedFromFarAwayAsWell() {
        Desk desk = Desk.with(studio, Drawings.messages(40));
        tab.await("document.querySelector('[data-far]')");

        desk.pointer().drag(desk.exit("m0", "next"), desk.entry("m1"));

        assertThat(desk.saved().at("/steps/m0/next").asString()).isEqualTo("m1");
        assertThat(tab.evaluate(
                                "getComputedStyle(document.querySelector(\"%s [aria-label^='Dodaj krok za']\")).visibility"
                                        .formatted(".react-flow__node[data-id=m2]"))
                        .asString())
                .as("the + answers to the keyboard")
                .isEqualTo("visible");
    }
}
