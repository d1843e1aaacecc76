package dev.rytm.e2e.editor;

import dev.rytm.core.policy.Rules;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.browser.Browser;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/// `./rytm bench editor`: a flow of five hundred steps in Chromium without a GPU, beside an empty canvas.
public final class EditorBenchMain {

    private static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");
    private static final long SEED = 20_220_901;
    private static final int ROUNDS = 5;
    private static final String USAGE = "Usage: ./rytm bench editor [--rounds N], at least 3; 5 is the default";

    private EditorBenchMain() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("logging.level.root", "WARN");
        int rounds = rounds(arguments);
        Path directory = Files.createTempDirectory("rytm-editor-");
        InstantSource clock = InstantSource.system();
        Town.Plan plan = new Town.Plan(directory.resolve("town"), FROM, SEED, false, new Rules(), clock);
        try (Town town = Town.found(plan);
                Browser browser = Browser.start(directory.resolve("profile"), "en");
                Tab tab = browser.tab()) {
            Bakery bakery = town.openBakery();
            tab.size(EditorBench.WIDTH, EditorBench.HEIGHT, false);
            tab.open(town.studioLink(bakery));
            tab.await("location.pathname.startsWith('/pages/')");
            new EditorBench(town, bakery, tab, clock, System.out).run(rounds);
        }
    }

    private static int rounds(String[] arguments) {
        boolean given = arguments.length == 2 && arguments[0].equals("--rounds") && arguments[1].matches("\\d{1,3}");
        int rounds = given ? Integer.parseInt(arguments[1]) : ROUNDS;
        if ((arguments.length > 0 && !given) || rounds < 3) {
            System.err.println(USAGE);
            System.exit(2);
        }
        return rounds;
    }
}
