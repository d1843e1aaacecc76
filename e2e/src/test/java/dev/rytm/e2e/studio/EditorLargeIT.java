package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Why a flow of five hundred steps stays smooth. How smooth is the bench's to say: times in a
/// test tell of the machine.
@ExtendWith(OneStudio.class)
class EditorLargeIT {

    private static final int STEPS = 500;

    /// What is drawn of a step that moves and of its lines, many times over, and far from one component for each step.
    private static final int FEW = 100;

    /// Counts the components that React draws, as its developer tools do: whatever did work in a commit bears a mark.
    private static final String COUNT_DRAWN = """
            (() => {
              const DID_WORK = 1;
              const COMPONENTS = new Set([0, 1, 11, 15]);
              const drawn = (fiber) => Number(COMPONENTS.has(fiber.tag) && (fiber.flags & DID_WORK) !== 0);
              const count = (fiber, before) => {
                let sum = drawn(fiber);
                if (fiber.child === before?.child) return sum;
                for (let child = fiber.child; child !== null; child = child.sibling) sum += count(child, child.alternate);
                return sum;
              };
              window.drawn = [];
              window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
                supportsFiber: true,
                inject: () => 1,
                onCommitFiberUnmount: () => {},
                onCommitFiberRoot: (_, {current}) => window.drawn.push(count(current, current.alternate)),
              };
            })()
            """;

    private final Studio studio;
    private final Tab tab;

    EditorLargeIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void whileOneOfFiveHundredStepsIsDraggedNoOtherIsDrawn() {
        String counting = tab.beforeEachPage(COUNT_DRAWN);
        try {
            Desk desk = Desk.with(studio, Drawings.chain(STEPS));
            assertThat(drawn().getFirst()).as("everything is drawn at first").isPositive();
            assertThat(drawn()).anySatisfy(count -> assertThat(count).isGreaterThan(STEPS));
            desk.choose("m250");
            desk.settle();
            tab.evaluate("window.drawn = []");

            desk.pointer().drag(desk.head("m250"), desk.head("m250").plus(60, 40));

            List<Integer> sorted = drawn().stream().sorted().toList();
            assertThat(sorted).as("commits").hasSizeGreaterThan(5);
            assertThat(sorted.get(sorted.size() / 2))
                    .as("components drawn in one commit, of %s", sorted)
                    .isLessThan(FEW);
        } finally {
            tab.forget(counting);
        }
    }

    @Test
    void fromFarAwayAStepIsReadInLettersThatAreLargeEnough() {
        Desk.with(studio, Drawings.chain(STEPS));

        assertThat(tab.evaluate("""
                        [...document.querySelectorAll('.react-flow__node')]
                          .filter((one) => one.innerText.trim().startsWith('Słowa numer')).length
                        """).asInt()).isEqualTo(STEPS);
    }

    private List<Integer> drawn() {
        return tab.evaluate("window.drawn").valueStream().map(JsonNode::asInt).toList();
    }
}
