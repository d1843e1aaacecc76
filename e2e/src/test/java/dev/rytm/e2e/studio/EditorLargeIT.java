package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Pointer.Point;
import dev.rytm.e2e.browser.Tab;
import java.time.Duration;
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

    /// Turns the wheel until the drawing has a quarter of its size, and looks at the letters each time.
    private static final String LETTERS_ON_THE_WAY_OUT = """
            (async () => {
              const pane = document.querySelector('.react-flow__pane');
              const {x, y, width, height} = pane.getBoundingClientRect();
              const middle = {clientX: x + width / 2, clientY: y + height / 2};
              const drawn = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
              const sights = [];
              for (let zoom = 1; zoom > 0.25; ) {
                pane.dispatchEvent(new WheelEvent('wheel', {deltaY: 20, bubbles: true, cancelable: true, ...middle}));
                await drawn();
                zoom = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform).a;
                if (zoom >= 0.45 || zoom < 0.25) continue;
                const gists = [...document.querySelectorAll('.react-flow__node article > p:last-child')];
                sights.push({
                  zoom,
                  read: gists.filter((one) => one.innerText.startsWith('Słowa numer')).length,
                  pixels: Math.min(...gists.map((one) => parseFloat(getComputedStyle(one).fontSize) * zoom)),
                });
              }
              return sights;
            })()
            """;

    /// The first and last commits, which draw what is chosen and what is saved.
    private static final int TAKING_AND_LETTING_GO = 4;

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

            Point head = desk.head("m250");
            desk.pointer().drag(head, Duration.ofSeconds(2), share -> head.plus(60 * share, 40 * share));

            List<Integer> counts = drawn();
            assertThat(counts).as("commits").hasSizeGreaterThan(4 * TAKING_AND_LETTING_GO);
            List<Integer> moving = counts.subList(TAKING_AND_LETTING_GO, counts.size() - TAKING_AND_LETTING_GO).stream()
                    .sorted()
                    .toList();
            assertThat(moving.get(moving.size() * 9 / 10))
                    .as("components drawn in nine of ten commits at most, of %s", counts)
                    .isLessThan(FEW);
        } finally {
            tab.forget(counting);
        }
    }

    @Test
    void fromFarAwayAStepIsReadInLettersThatAreLargeEnough() {
        Desk.with(studio, Drawings.chain(8));

        List<JsonNode> sights =
                tab.evaluate(LETTERS_ON_THE_WAY_OUT).valueStream().toList();

        assertThat(sights).as("zooms at which only the gist is shown").hasSizeGreaterThan(10);
        assertThat(sights).allSatisfy(sight -> {
            assertThat(sight.path("read").asInt()).isEqualTo(8);
            assertThat(sight.path("pixels").asDouble()).as("letters, %s", sight).isGreaterThanOrEqualTo(11);
        });
    }

    private List<Integer> drawn() {
        return tab.evaluate("window.drawn").valueStream().map(JsonNode::asInt).toList();
    }
}
