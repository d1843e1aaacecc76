package dev.rytm.e2e.pictures;

import dev.rytm.core.policy.Rules;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.browser.Browser;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;
import dev.rytm.sandbox.people.People;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.ThreadItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// `./rytm pictures`: plays Anna's first minute in a town of its own and takes the pictures of the documentation.
public final class PicturesMain {

    private static final Path PICTURES = Path.of("docs", "pictures");
    private static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");
    private static final long SEED = 20_220_901;
    private static final List<String> PASSERS_BY = List.of("eager", "reader", "chatty", "waverer", "chatty", "eager");

    private PicturesMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            System.err.println("rytm: pictures takes no option, and \"" + arguments[0] + "\" was given");
            System.exit(2);
        }
        Path directory = Files.createTempDirectory("rytm-pictures-");
        Town.Plan plan =
                new Town.Plan(directory.resolve("town"), FROM, SEED, false, new Rules(), InstantSource.system());
        try (Town town = Town.found(plan);
                Browser browser = Browser.start(directory.resolve("profile"), "en");
                Tab tab = browser.tab()) {
            Bakery bakery = town.openBakery();
            Person anna = firstMinute(town);
            String url = town.sandbox().url() + "/sandbox/?psid=" + anna.psid();
            tab.zone(Bakery.ZONE);
            tab.size(1440, 900, false);
            take(tab, url, "messenger.png");
            tab.size(390, 844, true);
            take(tab, url, "messenger-phone.png");
            studio(town, bakery, anna, tab);
            flow(town, bakery, tab);
        }
    }

    private static Person firstMinute(Town town) {
        People people = town.sandbox().people();
        PASSERS_BY.forEach(
                persona -> people.create(PersonSpec.on(Bakery.META_PAGE).playing(persona)));
        town.sandbox().clock().advanceBy(Duration.ofDays(1));
        Person anna = people.create(PersonSpec.on(Bakery.META_PAGE).called("Anna", "Kowalska"));
        people.talk().say(anna, "Dzień dobry");
        town.sandbox().clock().advanceBy(Duration.ofMinutes(1));
        String request = anna.thread().stream()
                .filter(item -> item.kind() == ThreadItem.Kind.OPT_IN_REQUEST)
                .findFirst()
                .orElseThrow()
                .asks()
                .getFirst()
                .id();
        people.agreements().accept(anna, request);
        town.sandbox().clock().advanceBy(Duration.ofDays(7));
        return anna;
    }

    /// A sending day of the bakery as its owner sees it; Anna has stopped the day before.
    private static void studio(Town town, Bakery bakery, Person anna, Tab tab) throws IOException {
        String token = anna.tokens().iterator().next().value();
        town.sandbox().people().agreements().stop(anna, token);
        town.sandbox().clock().advanceBy(Duration.ofDays(6).plusHours(4));
        tab.size(1440, 900, false);
        tab.open(town.studioLink(bakery));
        tab.await("location.pathname.startsWith('/pages/')");
        tab.await("!document.querySelector('[aria-busy=true]') && document.querySelector('main h1')");
        keep(tab, "studio.png");
    }

    /// The flow that asks for consent, and the form of its greeting.
    private static void flow(Town town, Bakery bakery, Tab tab) throws IOException {
        tab.open("http://127.0.0.1:" + town.server().httpPort() + "/pages/" + bakery.pageId() + "/content/flows");
        tab.await("document.querySelector('main table')");
        tab.click("main a", "Zgoda na chleb tygodnia");
        tab.await("document.querySelectorAll('.react-flow__node').length > 3");
        tab.click(".react-flow__node", "Powitanie");
        tab.await("document.querySelector('aside fieldset textarea')");
        keep(tab, "flow.png");
    }

    private static void take(Tab tab, String url, String name) throws IOException {
        tab.open(url);
        tab.awaitText("Stop these messages");
        tab.awaitText("Next from Rytm");
        tab.await("document.querySelector('.person.chosen')");
        keep(tab, name);
    }

    private static void keep(Tab tab, String name) throws IOException {
        Files.createDirectories(PICTURES);
        Path picture = PICTURES.resolve(name);
        Files.write(picture, tab.screenshot());
        System.out.println("pictures: " + picture);
    }
}
