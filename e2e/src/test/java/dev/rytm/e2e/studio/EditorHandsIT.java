package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What is done with steps that are there: choose, copy, cut, paste, duplicate, remove, and take all of it back.
@ExtendWith(OneStudio.class)
class EditorHandsIT {

    private static final int MANY_EDITS = 205;

    private final Studio studio;
    private final Tab tab;

    EditorHandsIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void aBoxDrawnWithShiftChoosesWhatItTouches() {
        Desk desk = Desk.with(studio, Drawings.messages(3));

        tab.hold("Shift");
        desk.pointer().drag(desk.head("m0").plus(-160, -60), desk.head("m1").plus(10, 100));
        tab.letGo("Shift");

        tab.await("document.querySelectorAll('.react-flow__node.selected').length === 2");
        assertThat(tab.evaluate("document.querySelectorAll('.react-flow__node.selected').length")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void stepsAreCopiedAndPastedByKey() {
        Desk desk = Desk.with(studio, Drawings.chain(2));

        desk.choose("m0", "m1");
        tab.pressWithControl("c");
        tab.pressWithControl("v");

        assertThat(desk.steps()).hasSize(4);
    }

    @Test
    void whatWasCutIsPastedIntoAnotherFlow() {
        Desk from = Desk.with(studio, Drawings.chain(2));
        from.choose("m0", "m1");
        tab.pressWithControl("x");
        assertThat(from.steps()).isEmpty();

        Desk into = Desk.with(studio, Drawings.empty());
        tab.pressWithControl("v");

        JsonNode steps = into.saved().path("steps");
        assertThat(steps.findValuesAsString("text")).containsExactlyInAnyOrder("Słowa numer 0", "Słowa numer 1");
        assertThat(steps.findValuesAsString("next"))
                .as("the line between them came along")
                .hasSize(1);
    }

    @Test
    void duplicatesKeepWhatLiesBetweenThem() {
        Desk desk = Desk.with(studio, Drawings.chain(2));

        desk.choose("m0", "m1");
        tab.pressWithControl("d");

        JsonNode steps = desk.saved().path("steps");
        assertThat(steps.propertyNames()).hasSize(4);
        assertThat(steps.findValuesAsString("next")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void removingAsksNobodyAndIsTakenBack() {
        Desk desk = Desk.with(studio, Drawings.chain(3));

        desk.choose("m1");
        tab.press("Delete");
        assertThat(tab.evaluate("document.querySelectorAll('[role=dialog]').length")
                        .asInt())
                .isZero();
        assertThat(desk.steps()).containsExactly("m0", "m2");
        tab.pressWithControl("z");
        assertThat(desk.saved().at("/steps/m0/next").asString()).isEqualTo("m1");
        tab.press("Z", Tab.CONTROL + Tab.SHIFT);

        assertThat(desk.steps()).containsExactly("m0", "m2");
    }

    @Test
    void aChosenLineIsRemovedAndItsStepsStay() {
        Desk desk = Desk.with(studio, Drawings.chain(2));

        tab.evaluate(
                "document.querySelector('.react-flow__edge').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        tab.await("document.querySelector('.react-flow__edge.selected')");
        tab.press("Delete");

        assertThat(desk.saved().at("/steps/m0/next").isMissingNode()).isTrue();
        assertThat(desk.steps()).containsExactly("m0", "m1");
    }

    @Test
    void moreThanTwoHundredEditsAreTakenBackAndDoneAgain() {
        Desk desk = Desk.with(studio, Drawings.messages(1));
        desk.choose("m0");

        repeat("{key: 'd', code: 'KeyD', ctrlKey: true}");
        assertThat(desk.steps()).hasSize(1 + MANY_EDITS);
        repeat("{key: 'z', code: 'KeyZ', ctrlKey: true}");
        assertThat(desk.steps()).containsExactly("m0");
        repeat("{key: 'y', code: 'KeyY', ctrlKey: true}");

        assertThat(desk.steps()).hasSize(1 + MANY_EDITS);
    }

    /// One key after the other, as fast as the editor takes them, which a slow machine may take its time for.
    private void repeat(String key) {
        for (int done = 0; done < MANY_EDITS; done++) {
            tab.evaluate("""
                    document.documentElement.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, ...%s}));
                    new Promise((next) => setTimeout(next, 0, true))
                    """.formatted(key));
        }
    }

    @Test
    void stepsAreAlignedAndArranged() {
        Desk desk = Desk.with(studio, Drawings.chain(3));

        desk.choose("m0", "m1");
        tab.press("4", Tab.ALT);
        JsonNode aligned = desk.saved().at("/layout/positions");
        assertThat(aligned.at("/m1/y").asInt()).isEqualTo(aligned.at("/m0/y").asInt());
        tab.press("l");

        JsonNode arranged = desk.saved().at("/layout/positions");
        List<Integer> across = List.of(
                arranged.at("/m0/x").asInt(),
                arranged.at("/m1/x").asInt(),
                arranged.at("/m2/x").asInt());
        assertThat(across).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aStepIsDraggedAndStaysWhereItWasLetGo() {
        Desk desk = Desk.with(studio, Drawings.messages(2));

        desk.pointer().drag(desk.head("m1"), desk.head("m1").plus(0, 150));

        assertThat(desk.saved().at("/layout/positions/m1/y").asInt()).isGreaterThan(100);
    }
}
