package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Rules;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.browser.Browser;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;
import dev.rytm.sandbox.people.PersonSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guided first minute beside the Messenger window: each step ticks itself off when it really happened.
class GuidedMinuteIT {

    private static final Instant THURSDAY_NOON = Instant.parse("2022-09-01T12:00:00Z");
    private static final String DONE = "aside ol > li[data-done]";

    @Test
    void theChecklistFollowsAnnaFromTheRequestToTheRefusal(@TempDir Path directory) {
        try (Town town = Town.found(new Town.Plan(
                        directory.resolve("town"), THURSDAY_NOON, 7, false, new Rules(), InstantSource.system()));
                Browser browser = Browser.start(directory.resolve("profile"), "pl");
                Tab tab = browser.tab()) {
            Bakery bakery = town.openBakery();
            town.sandbox().people().create(PersonSpec.on(Bakery.META_PAGE).called("Anna", "Kowalska"));
            tab.zone(Bakery.ZONE);
            tab.size(1440, 900, false);
            tab.open(town.studioLink(bakery));
            tab.click("main a", "Otwórz symulator");
            Messenger anna = Messenger.in(tab, town);

            ticked(tab, 0);
            anna.chooses("Anna Kowalska");
            ticked(tab, 1);
            anna.greets();
            ticked(tab, 2);
            anna.agrees(Bakery.TITLE);
            ticked(tab, 3);
            anna.turnsAWeek();
            anna.reads("żytni z miodem gryczanym");
            ticked(tab, 4);
            anna.stops(Bakery.TITLE);
            ticked(tab, 5);
            anna.turnsAWeek();
            ticked(tab, 6);

            tab.awaitText("To wszystko: reguły pilnują się same.");
            assertThat(anna.notifications()).isEqualTo(1);
            tab.await("document.querySelector('aside [data-about=send][data-kind=REFUSED] p')"
                    + "?.textContent.includes('zrezygnował')");
            isNotOfferedAgain(tab);
        }
    }

    private static void isNotOfferedAgain(Tab tab) {
        tab.click("nav a", "Start");
        tab.awaitText("Powiadomienia");
        tab.await("!document.body.innerText.includes('Otwórz symulator')");
    }

    /// Waits until so many steps are ticked off, the first ones, and the next is the one to take.
    private static void ticked(Tab tab, int steps) {
        tab.await("document.querySelectorAll('" + DONE + "').length === " + steps);
        String current = tab.evaluate(
                        "[...document.querySelectorAll('aside ol:first-of-type > li')].findIndex((one) => one.ariaCurrent === 'step')")
                .asString();
        assertThat(current).isEqualTo(steps == 6 ? "-1" : String.valueOf(steps));
    }
}
