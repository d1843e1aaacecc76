package dev.rytm.e2e.editor;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.ApiClient;
import dev.rytm.e2e.stack.Town;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/// Rounds in which the large flow and the empty canvas take turns, so that whatever else the machine does meets both.
final class EditorBench {

    static final int WIDTH = 1440;
    static final int HEIGHT = 900;

    private static final int COLUMNS = 25;
    private static final int ROWS = 20;

    /// Of the flow that is pasted into: with the clip it is as large as the other, and no flow may be larger.
    private static final int ROWS_BEFORE = 16;

    private static final int CLIP = COLUMNS * (ROWS - ROWS_BEFORE);

    /// How many steps lie on the screen at least.
    private static final int ON_SCREEN = 120;

    private static final int UNDOS = 3;
    private static final Path PICTURE = Path.of("target", "editor-bench.png");

    private final Town town;
    private final Bakery bakery;
    private final Tab tab;
    private final InstantSource clock;
    private final PrintStream out;
    private final Hand hand;
    private final Samples samples = new Samples();

    /// Where the editors of the flows are.
    private record Flows(String large, String empty, String before, String clip) {}

    EditorBench(Town town, Bakery bakery, Tab tab, InstantSource clock, PrintStream out) {
        this.town = town;
        this.bakery = bakery;
        this.tab = tab;
        this.clock = clock;
        this.out = out;
        this.hand = new Hand(tab);
    }

    void run(int rounds) {
        out.printf("./rytm bench editor --rounds %d%n", rounds);
        describeMachine();
        Flows flows = new Flows(
                flow("Large", GridFlow.of(COLUMNS, ROWS)),
                flow("Empty", GridFlow.empty()),
                flow("Before the paste", GridFlow.of(COLUMNS, ROWS_BEFORE)),
                flow("Clip", GridFlow.of(10, CLIP / 10)));
        tab.beforeEachPage(script());
        hand.open(flows.large());
        int onScreen = Integer.MAX_VALUE;
        for (int round = 1; round <= rounds; round++) {
            out.printf(Locale.ROOT, "round %d, load average %.1f%n", round, load());
            onScreen = Math.min(onScreen, round(flows));
        }
        samples.lines().forEach(line -> out.println("  " + line));
        out.printf(
                Locale.ROOT,
                "bench: editor drag=%.1f of-empty=%.2f undo=%.0f paste=%.0f open=%.0f on-screen=%d%n",
                samples.median("drag a step, frames/s"),
                samples.median("drag a step, of empty"),
                Math.max(samples.median("undo, ms"), samples.median("redo, ms")),
                samples.median("paste, ms"),
                samples.median("open, ms"),
                onScreen);
    }

    /// Opens and drags; how many steps lay on the screen.
    private int round(Flows flows) {
        hand.openEmpty(flows.empty());
        double idle = hand.dragGround().perSecond();
        samples.add("empty canvas, frames/s", idle);
        samples.add("open, ms", hand.open(flows.large()));
        int onScreen = lookAtMany();
        keepPicture();
        Frames ground = hand.dragGround();
        samples.add("drag the ground, frames/s", ground.perSecond());
        samples.add("drag the ground, of empty", ground.perSecond() / idle);
        samples.add("longest frame, ground, ms", ground.longest());
        step(idle);
        paste(flows);
        return onScreen;
    }

    private int lookAtMany() {
        int onScreen = hand.lookAt(ON_SCREEN);
        if (onScreen < ON_SCREEN) {
            throw new IllegalStateException("only " + onScreen + " steps lie on the screen");
        }
        return onScreen;
    }

    private void step(double idle) {
        hand.rest();
        String step = hand.middle();
        String before = hand.place(step);
        Frames dragged = hand.dragStep(step);
        samples.add("drag a step, frames/s", dragged.perSecond());
        samples.add("drag a step, of empty", dragged.perSecond() / idle);
        samples.add("longest frame, step, ms", dragged.longest());
        hand.rest();
        String after = hand.place(step);
        for (int i = 0; i < UNDOS; i++) {
            samples.add("undo, ms", hand.untilPlaced("z", step, before));
            samples.add("redo, ms", hand.untilPlaced("y", step, after));
        }
        hand.untilPlaced("z", step, before);
    }

    private void paste(Flows flows) {
        hand.open(flows.clip());
        hand.copyAll();
        hand.open(flows.before());
        lookAtMany();
        samples.add("paste, ms", hand.untilHolds("v", COLUMNS * ROWS));
        samples.add("undo of the paste, ms", hand.untilHolds("z", COLUMNS * ROWS_BEFORE));
    }

    /// Makes a flow; where its editor is.
    private String flow(String name, Map<String, Object> document) {
        String url = "http://127.0.0.1:" + town.server().httpPort();
        String id = new ApiClient(url, bakery.key())
                .post(
                        "/pages/" + bakery.pageId() + "/flows",
                        Map.of("name", name, "kind", "FLOW", "document", document))
                .at("/flow/id")
                .asString();
        return url + "/pages/" + bakery.pageId() + "/content/flows/" + id;
    }

    private void describeMachine() {
        out.printf(
                Locale.ROOT,
                "  %s, %d processors, load average %.1f, %s without GPU, %d x %d, Java %s%n",
                clock.instant(),
                Runtime.getRuntime().availableProcessors(),
                load(),
                tab.evaluate("navigator.userAgent.match(/Chrom[^ ]*/)[0]").asString(),
                WIDTH,
                HEIGHT,
                Runtime.version());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /// What is drawn while it is measured, for whoever wants to see whether it can be read.
    private void keepPicture() {
        try {
            Files.createDirectories(PICTURE.getParent());
            Files.write(PICTURE, tab.screenshot());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String script() {
        try (InputStream script = EditorBench.class.getResourceAsStream("measure.js")) {
            if (script == null) {
                throw new IllegalStateException("measure.js is missing");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
