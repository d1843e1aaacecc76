package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// From the draft to what people get and back: what keeps a flow from being published, its versions, its issues.
@ExtendWith(OneStudio.class)
class EditorVersionsIT {

    private final Studio studio;
    private final Tab tab;

    EditorVersionsIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void aFlowWithErrorsIsNotPublished() {
        Desk desk = Desk.with(studio, Drawings.messages(1));
        desk.choose("m0");
        tab.press("e");
        desk.write("Tekst", " ");
        desk.saved();

        tab.click("[data-top] button", "Opublikuj");

        tab.awaitText("Flow nie został opublikowany");
        assertThat(versions(desk)).isZero();
    }

    @Test
    void aFlowWithWarningsIsPublishedByWhoeverHasSeenThem() {
        Desk desk = Desk.with(studio, lonely());

        tab.click("[data-top] button", "Opublikuj");
        tab.awaitText("Ten flow można opublikować, ale najpierw spójrz na to:");
        tab.click("[role=dialog] button", "Opublikuj mimo to");

        tab.await("!document.querySelector('[role=dialog]')");
        assertThat(versions(desk)).isOne();
    }

    @Test
    void whatWasPublishedStaysAsItIsWhileTheDraftGoesOnAndIsRestored() {
        Desk desk = published();
        desk.choose("m0");
        tab.press("e");
        desk.write("Tekst", "Słowa po zmianie");
        desk.saved();

        tab.click("[data-top] button[aria-label='Wersje']", "");
        tab.awaitText("Wersja 1");
        tab.awaitText("Na początek");
        tab.click("aside button", "Porównaj");
        tab.awaitText("Zmieniony");
        tab.click("aside button", "Jako tekst");
        tab.await("document.querySelector('pre [data-kind=added]')?.textContent.includes('Słowa po zmianie')");
        tab.click("[role=dialog] header button", "");
        tab.click("aside button", "Przywróć tę wersję");

        assertThat(desk.saved().at("/steps/m0/message/text").asString()).isEqualTo("Słowa numer 0");
    }

    /// A flow of one message that was published with a note.
    private Desk published() {
        Desk desk = Desk.with(studio, Drawings.messages(1));
        tab.click("[data-top] button", "Opublikuj");
        desk.write("Co się zmieniło (opcjonalnie)", "Na początek");
        tab.click("[role=dialog] button", "Opublikuj");
        tab.await("!document.querySelector('[role=dialog]')");
        desk.settle();
        return desk;
    }

    @Test
    void anIssueLeadsToItsStepAndIsMendedByOneClick() {
        Desk desk = Desk.with(studio, lonely());

        tab.click("[data-top] button", "1 uwaga");
        tab.click("aside li button", "Wiadomość");
        tab.await("document.querySelector('" + Desk.node("m1") + ".selected')");
        tab.click("[data-top] button", "1 uwaga");
        tab.click("aside li button", "Usuń");

        assertThat(desk.steps()).containsExactly("m0");
    }

    /// A message that no way leads to, beside the one that the flow begins with.
    private static Map<String, Object> lonely() {
        return Map.of(
                "entry",
                "m0",
                "steps",
                Map.of(
                        "m0",
                        Drawings.message("m0", "Dzień dobry"),
                        "m1",
                        Drawings.message("m1", "Nikt tego nie czyta")));
    }

    private int versions(Desk desk) {
        return List.copyOf(studio.api()
                        .get(studio.flows() + "/" + desk.flow() + "/versions")
                        .values())
                .size();
    }
}
