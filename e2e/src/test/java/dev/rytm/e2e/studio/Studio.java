package dev.rytm.e2e.studio;

import dev.rytm.core.policy.Rules;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.browser.Browser;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.ApiClient;
import dev.rytm.e2e.stack.Town;
import dev.rytm.sandbox.people.PersonSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/// The demo's bakery after two weeks of a few people, and a browser whose owner is signed in.
final class Studio implements AutoCloseable {

    /// Where the pictures of a run stay for whoever wants to look at them.
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");
    private static final long SEED = 20_220_901;
    private static final List<String> PEOPLE = List.of("eager", "reader", "chatty", "waverer", "quitter", "eager");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path directory;
    private final Town town;
    private final Bakery bakery;
    private final Browser browser;
    private final Tab tab;

    private Studio(Path directory) {
        this.directory = directory;
        this.town = keep(Town.found(
                new Town.Plan(directory.resolve("town"), FROM, SEED, false, new Rules(), InstantSource.system())));
        this.bakery = town.openBakery();
        this.browser = keep(Browser.start(directory.resolve("profile"), "pl"));
        this.tab = keep(browser.tab());
    }

    static Studio open() {
        try {
            Studio studio = new Studio(Files.createTempDirectory("studio"));
            try {
                studio.live();
                studio.signIn();
                return studio;
            } catch (RuntimeException problem) {
                studio.close();
                throw problem;
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void live() {
        PEOPLE.forEach(persona ->
                town.sandbox().people().create(PersonSpec.on(Bakery.META_PAGE).playing(persona)));
        pass(Duration.ofDays(14));
    }

    private void signIn() {
        prepared(tab);
        tab.open(town.studioLink(bakery));
        tab.await("location.pathname.startsWith('/pages/')");
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    Town town() {
        return town;
    }

    Bakery bakery() {
        return bakery;
    }

    Tab tab() {
        return tab;
    }

    /// One more page of the owner, as they open it beside the first.
    Tab newTab() {
        return prepared(browser.newTab());
    }

    /// A page of the owner at another machine.
    Tab elsewhere() {
        Tab other = prepared(browser.strangersTab());
        other.open(town.studioLink(bakery));
        other.await("location.pathname.startsWith('/pages/')");
        return other;
    }

    private static Tab prepared(Tab tab) {
        tab.zone(Bakery.ZONE);
        tab.size(1440, 900, false);
        return tab;
    }

    /// Waits until everything that was begun is over; the clock stands meanwhile.
    void settle() {
        town.sandbox().clock().advanceBy(Duration.ZERO);
    }

    /// Turns the clock, and lets everything happen that is due until then.
    void pass(Duration time) {
        town.sandbox().clock().advanceBy(time);
    }

    /// What an engineer's script of the bakery asks the server.
    ApiClient api() {
        return new ApiClient("http://127.0.0.1:" + town.server().httpPort(), bakery.key());
    }

    /// Where the API keeps the bakery's flows.
    String flows() {
        return "/pages/" + bakery.pageId() + "/flows";
    }

    /// The id of the bakery's flow of that name.
    String flow(String name) {
        return named(flows(), "", name);
    }

    /// The id of the bakery's sequence of that name.
    String sequence(String name) {
        return named("/pages/" + bakery.pageId() + "/sequences", "/sequence", name);
    }

    private String named(String list, String pointer, String name) {
        return api().get(list)
                .valueStream()
                .map(view -> view.at(pointer))
                .filter(one -> one.path("name").asString().equals(name))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /// Where a screen of the bakery's page is; `path` begins with a slash or is empty.
    String address(String path) {
        return "http://127.0.0.1:" + town.server().httpPort() + "/pages/" + bakery.pageId() + path;
    }

    /// Shows a screen of the bakery's page.
    void show(String path) {
        tab.open(address(path));
        tab.await("document.querySelector('h1')");
    }

    /// Keeps what is on the screen as `name`.png.
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), tab.screenshot());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception problem) {
                throw new IllegalStateException("the studio did not close cleanly", problem);
            }
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
