package dev.rytm.e2e.browser;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleFunction;
import tools.jackson.databind.JsonNode;

/// The mouse on a page, moved and pressed as a hand does it. Points are in pixels of what is seen.
public final class Pointer {

    /// How many moves a drag is made of.
    private static final int MOVES = 8;

    private static final Duration FRAME = Duration.ofSeconds(1).dividedBy(60);

    private final DevTools page;

    Pointer(DevTools page) {
        this.page = page;
    }

    /// A point on the page.
    public record Point(double x, double y) {

        public Point plus(double right, double down) {
            return new Point(x + right, y + down);
        }
    }

    public void click(Point at) {
        moveTo(at);
        press(at, 1);
        release(at, 1);
    }

    public void doubleClick(Point at) {
        click(at);
        press(at, 2);
        release(at, 2);
    }

    /// Presses at one point and lets go at the other.
    public void drag(Point from, Point to) {
        moveTo(from);
        press(from, 1);
        for (int i = 1; i <= MOVES; i++) {
            mouse("mouseMoved", between(from, to, i), 1, 0);
        }
        release(to, 1);
    }

    /// Presses, follows a path for that long and lets go. The path is told where the pointer is
    /// after which share of the time, from 0 to 1.
    ///
    /// However often a mouse reports, a browser hands a page one move for each frame that it draws.
    /// What comes over this line is handed on as it comes, so at most one move is under way, and
    /// sixty in a second.
    public void drag(Point from, Duration time, DoubleFunction<Point> path) {
        moveTo(from);
        press(from, 1);
        long start = System.nanoTime();
        for (long now = start; now - start < time.toNanos(); now = System.nanoTime()) {
            mouse("mouseMoved", path.apply((double) (now - start) / time.toNanos()), 1, 0);
            LockSupport.parkNanos(now + FRAME.toNanos() - System.nanoTime());
        }
        release(path.apply(1), 1);
    }

    /// Drags something that a page offers to be taken away, and drops it: the browser's own drag and drop.
    public void carry(Point from, Point to) {
        page.call("Input.setInterceptDrags", Map.of("enabled", true));
        try {
            CompletableFuture<JsonNode> taken = page.next("Input.dragIntercepted");
            moveTo(from);
            press(from, 1);
            mouse("mouseMoved", from.plus(6, 6), 1, 0);
            mouse("mouseMoved", from.plus(20, 20), 1, 0);
            JsonNode data = DevTools.await("taking up what is dragged", taken).path("data");
            for (String type : new String[] {"dragEnter", "dragOver", "drop"}) {
                page.call("Input.dispatchDragEvent", Map.of("type", type, "x", to.x(), "y", to.y(), "data", data));
            }
            release(to, 1);
        } finally {
            page.call("Input.setInterceptDrags", Map.of("enabled", false));
        }
    }

    public void moveTo(Point at) {
        mouse("mouseMoved", at, 0, 0);
    }

    private void press(Point at, int clicks) {
        mouse("mousePressed", at, 1, clicks);
    }

    private void release(Point at, int clicks) {
        mouse("mouseReleased", at, 0, clicks);
    }

    private static Point between(Point from, Point to, int move) {
        double share = (double) move / MOVES;
        return from.plus((to.x() - from.x()) * share, (to.y() - from.y()) * share);
    }

    private void mouse(String type, Point at, int buttons, int clicks) {
        page.call(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        at.x(),
                        "y",
                        at.y(),
                        "button",
                        clicks + buttons > 0 ? "left" : "none",
                        "buttons",
                        buttons,
                        "clickCount",
                        clicks));
    }
}
