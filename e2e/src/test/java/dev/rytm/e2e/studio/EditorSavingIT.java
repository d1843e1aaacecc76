package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is edited is saved by itself, and nothing is lost: not with the tab, not to somebody else.
@ExtendWith(OneStudio.class)
class EditorSavingIT {

    private static final String STATE = "document.querySelector('[role=status][data-state]').innerText";

    private final Studio studio;
    private final Tab tab;

    EditorSavingIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void theStateOfTheDraftIsSeen() {
        Desk desk = Desk.with(studio, Drawings.messages(1));
        tab.offline(true);
        try {
            rename(desk, "Bez sieci");
            tab.await(STATE + ".includes('Nie zapisano')");
        } finally {
            tab.offline(false);
        }
        tab.click("[role=status] button", "");

        tab.await(STATE + ".includes('Zapisano')");
        assertThat(desk.saved().at("/steps/m0/name").asString()).isEqualTo("Bez sieci");
    }

    @Test
    void aTabThatDiesWhileSomebodyIsWritingTakesNothingWithIt() {
        Desk desk = Desk.made(studio, "FLOW", Drawings.messages(1));
        Tab dying = studio.newTab();
        Desk lost = desk.in(dying).show();
        rename(lost, "Zdążyłem");
        dying.crash();
        assertThat(desk.draft().at("/steps/m0/name").asString())
                .as("it had not been saved yet")
                .isEmpty();
        dying.close();

        desk.show();

        assertThat(desk.saved().at("/steps/m0/name").asString()).isEqualTo("Zdążyłem");
    }

    @Test
    void anEditThatIsTakenBackAtOnceIsNotSavedAfterAll() {
        Desk desk = Desk.with(studio, Drawings.messages(2));
        desk.choose("m1");

        tab.press("Delete");
        tab.pressWithControl("z");

        assertThat(desk.steps()).containsExactly("m0", "m1");
    }

    @Test
    void theSecondOfTwoIsToldAndTakesWhatTheFirstSaved() {
        try (Tab other = studio.elsewhere()) {
            Desk desk = clash(other);

            tab.click("[role=dialog] button", "Weź cudze");

            tab.await("document.querySelector('.react-flow')?.innerText.includes('Pierwszy')");
            assertThat(desk.saved().at("/steps/m0/name").asString()).isEqualTo("Pierwszy");
        }
    }

    @Test
    void theSecondOfTwoIsToldAndKeepsTheirOwn() {
        try (Tab other = studio.elsewhere()) {
            Desk desk = clash(other);

            tab.click("[role=dialog] button", "Zostaw moje");

            tab.await("document.querySelector('.react-flow')?.innerText.includes('Drugi')");
            assertThat(desk.saved().at("/steps/m0/name").asString()).isEqualTo("Drugi");
        }
    }

    @Test
    void theSecondOfTwoIsToldAndKeepsBoth() {
        try (Tab other = studio.elsewhere()) {
            Desk desk = clash(other);

            tab.click("[role=dialog] button", "Zapisz moje jako kopię");

            tab.await("document.querySelector('.react-flow')?.innerText.includes('Pierwszy')");
            assertThat(desk.saved().at("/steps/m0/name").asString()).isEqualTo("Pierwszy");
            assertThat(studio.api().get(studio.flows()).toString()).contains("Próba edytora (kopia)");
        }
    }

    /// Two people open the same flow; the first saves, then the second wants to.
    private Desk clash(Tab other) {
        Desk second = Desk.with(studio, Drawings.messages(1));
        Desk first = second.in(other).show();
        rename(first, "Pierwszy");
        first.saved();
        tab.front();
        rename(second, "Drugi");
        tab.awaitText("Ten flow zmieniono gdzie indziej");
        return second;
    }

    private static void rename(Desk desk, String name) {
        desk.choose("m0");
        desk.tab().press("e");
        desk.write("Nazwa kroku", name);
    }
}
