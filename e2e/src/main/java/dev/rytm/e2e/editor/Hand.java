package dev.rytm.e2e.editor;

import dev.rytm.e2e.browser.Pointer.Point;
import dev.rytm.e2e.browser.Tab;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Somebody at the editor with a stop-watch: opens flows, drags, presses keys, and says how long it took.
final class Hand {

    private static final Duration DRAG = Duration.ofSeconds(3);

    /// How far a drag swings to the sides and up and down, in pixels, and how often.
    private static final double WIDE = 160;

    private static final double HIGH = 90;
    private static final int SWINGS = 2;

    /// Where a drag ends, away from where it began.
    private static final Point AWAY = new Point(30, 20);

    private static final String VIEWPORT = ".react-flow__viewport";
    private static final double CLOSER = 1.2 * 1.2;

    private final Tab tab;

    Hand(Tab tab) {
        this.tab = tab;
    }

    /// Opens the editor of a flow; how long it took until its steps were shown, in milliseconds.
    double open(String address) {
        tab.open(address);
        return tab.evaluate("editor.opened").asDouble();
    }

    /// Opens a flow without steps.
    void openEmpty(String address) {
        tab.open(address);
        tab.await("document.querySelector('.react-flow__viewport')");
        rest();
    }

    /// Looks at the whole flow and then so close that not many more than `steps` lie on the screen. How many do.
    int lookAt(int steps) {
        tab.press("f");
        rest();
        while (onScreen() > steps * CLOSER) {
            tab.press("=");
            rest();
        }
        return onScreen();
    }

    private int onScreen() {
        return tab.evaluate("editor.onScreen().length").asInt();
    }

    /// Waits until everything is saved and the view stands still.
    void rest() {
        tab.await("document.querySelector('[role=status][data-state=saved]')");
        tab.evaluate("""
                (async () => {
                  for (let last = '', now = editor.place('%1$s'); last !== now; now = editor.place('%1$s')) {
                    last = now;
                    await new Promise((next) => setTimeout(next, 120));
                  }
                })()
                """.formatted(VIEWPORT));
    }

    /// Drags the ground for three seconds.
    Frames dragGround() {
        return drag(VIEWPORT, point(tab.evaluate("editor.ground()")));
    }

    /// The step nearest to the middle, as a selector.
    String middle() {
        return ".react-flow__node[data-id=\"" + tab.evaluate("editor.middle()").asString() + "\"]";
    }

    /// Drags a step for three seconds.
    Frames dragStep(String step) {
        return drag(step, point(tab.evaluate("editor.grip('" + step + "')")));
    }

    private Frames drag(String moving, Point from) {
        tab.evaluate("editor.watch('" + moving + "')");
        tab.pointer()
                .drag(
                        from,
                        DRAG,
                        share -> from.plus(
                                WIDE * Math.sin(2 * Math.PI * SWINGS * share) + AWAY.x() * share,
                                HIGH * Math.sin(4 * Math.PI * SWINGS * share) + AWAY.y() * share));
        return new Frames(
                DRAG,
                tab.evaluate("editor.watched()")
                        .valueStream()
                        .map(JsonNode::asDouble)
                        .toList());
    }

    /// Where a step stands on the canvas.
    String place(String step) {
        return tab.evaluate("editor.place('" + step + "')").asString();
    }

    /// Presses a key with Ctrl; how long it takes until the step is shown at that place, in milliseconds.
    double untilPlaced(String key, String step, String place) {
        return timed("editor.stands('%s', '%s', '%s')".formatted(step, place, key), key);
    }

    /// Presses a key with Ctrl; how long it takes until that many steps are shown, in milliseconds.
    double untilHolds(String key, int steps) {
        return timed("editor.holds(%d, '%s')".formatted(steps, key), key);
    }

    private double timed(String watch, String key) {
        tab.evaluate("void (editor.waited = " + watch + ")");
        tab.pressWithControl(key);
        double millis = tab.evaluate("editor.waited").asDouble();
        rest();
        return millis;
    }

    /// Copies all steps of the flow that is open.
    void copyAll() {
        tab.pressWithControl("a");
        tab.await("document.querySelectorAll('.react-flow__node.selected').length > 0");
        tab.pressWithControl("c");
    }

    private static Point point(JsonNode at) {
        return new Point(at.path("x").asDouble(), at.path("y").asDouble());
    }
}
