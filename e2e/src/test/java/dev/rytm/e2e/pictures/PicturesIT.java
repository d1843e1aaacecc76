package dev.rytm.e2e.pictures;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Anna's first minute, in the pictures that the documentation shows of it. `./rytm pictures` runs this alone and puts
/// them where the documentation looks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PicturesIT {

    private static final Path PICTURES = Path.of("target", "pictures", "documentation");
    private static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");
    private static final long SEED = 20_220_901;
    private static final List<String> PASSERS_BY = List.of("eager", "reader", "chatty", "waverer", "chatty", "eager");

    private Town town;
    private Bakery bakery;
    private Person anna;
    private Browser browser;
    private Tab tab;

    @BeforeAll
    void playTheFirstMinute(@TempDir Path directory) throws IOException {
        Files.createDirectories(PICTURES);
        town = Town.found(
                new Town.Plan(directory.resolve("town"), FROM, SEED, false, new Rules(), InstantSource.system()));
        bakery = town.openBakery();
        anna = firstMinute(town);
        browser = Browser.start(directory.resolve("profile"), "en");
        tab = browser.tab();
        tab.zone(Bakery.ZONE);
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

    @AfterAll
    void closeEverything() {
        tab.close();
        browser.close();
        town.close();
    }

    @Test
    @Order(1)
    void annaHasAgreedAndGotHerFirstNotification() throws IOException {
        tab.size(1440, 900, false);
        showTheThread();
        keep("messenger.png");
        tab.size(390, 844, true);
        showTheThread();
        keep("messenger-phone.png");
    }

    private void showTheThread() {
        tab.open(town.sandbox().url() + "/sandbox/?psid=" + anna.psid());
        tab.awaitText("Agreed to \"" + Bakery.TITLE + "\"");
        tab.awaitText("Stop these messages");
        tab.awaitText("Next from Rytm");
        tab.await("document.querySelector('.person.chosen')");
    }

    /// Anna has stopped the day before.
    @Test
    @Order(2)
    void theOwnerSeesASendingDayAndWhoWasLeftOut() throws IOException {
        String token = anna.tokens().iterator().next().value();
        town.sandbox().people().agreements().stop(anna, token);
        town.sandbox().clock().advanceBy(Duration.ofDays(6).plusHours(4));
        tab.size(1440, 900, false);
        tab.open(town.studioLink(bakery));
        tab.await("location.pathname.startsWith('/pages/')");
        tab.await("!document.querySelector('[aria-busy=true]') && document.querySelector('main h1')");
        tab.awaitText("The person stopped this topic.");
        keep("studio.png");
    }

    @Test
    @Order(3)
    void theFlowThatAsksForConsentIsOpenAtItsGreeting() throws IOException {
        tab.open("http://127.0.0.1:" + town.server().httpPort() + "/pages/" + bakery.pageId() + "/content/flows");
        tab.await("document.querySelector('main table')");
        tab.click("main a", "Zgoda na chleb tygodnia");
        tab.await("document.querySelectorAll('.react-flow__node').length > 3");
        tab.click(".react-flow__node", "Powitanie");
        tab.await("document.querySelector('aside fieldset textarea')");
        keep("flow.png");
    }

    private void keep(String name) throws IOException {
        byte[] picture = tab.screenshot();
        assertThat(tab.evaluate("document.documentElement.scrollWidth - innerWidth")
                        .asInt())
                .as("%s is wider than the screen", name)
                .isNotPositive();
        Files.write(PICTURES.resolve(name), picture);
    }
}
