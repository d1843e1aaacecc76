package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.sandbox.people.PersonSpec;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Whoever asks what is known of them gets it as a file, and whoever asks to be forgotten is.
@ExtendWith(OneStudio.class)
class OnePersonIT {

    private static final String TITLE = "document.querySelector('main h1')?.textContent";

    private final Studio studio;

    OnePersonIT(Studio studio) {
        this.studio = studio;
    }

    @Test
    void aPersonIsTakenOutAsAFileAndThenForgotten() {
        var sandbox = studio.town().sandbox();
        var olga = sandbox.people().create(PersonSpec.on(Bakery.META_PAGE).called("Olga", "Nitka"));
        sandbox.people().talk().say(olga, "Czy jest chleb żytni?");
        studio.settle();
        // Signed in a moment ago, so that the password is not wanted again.
        try (Tab tab = studio.elsewhere()) {
            tab.open(studio.address("/contacts/" + olga.psid()));
            tab.await(TITLE + " === 'Olga Nitka'");

            chooses(tab, "Eksportuj dane tej osoby");
            awaitExport();
            tab.open(studio.address("/settings/audit"));
            tab.awaitText("Wyeksportowano do pliku wszystko, co wiadomo o osobie „Olga Nitka”");
            assertThat(file(tab, olga.psid())).contains("Olga", "Czy jest chleb żytni?");

            tab.open(studio.address("/contacts/" + olga.psid()));
            chooses(tab, "Zapomnij tę osobę");
            tab.awaitText("Tego nie da się cofnąć.");
            tab.click("[role=dialog] button", "Zapomnij");
            tab.awaitText("Ta osoba jest zapomniana.");
            tab.await("document.querySelector('main')?.textContent.includes('Usunięty')");
            tab.await("!" + TITLE + ".includes('Olga')");
            assertThat(file(tab, olga.psid())).contains("ERASED").doesNotContain("Olga", "żytni");
        }
    }

    @Test
    void whoReadsFarAwayReadsThePagesClock() {
        JsonNode notification = studio.api()
                .get("/pages/" + studio.bakery().pageId() + "/sends?kind=NOTIFICATION&state=SENT")
                .at("/sends/0");
        try (Tab tab = studio.newTab()) {
            tab.zone(ZoneId.of("America/Los_Angeles"));
            tab.open(studio.address(
                    "/contacts/" + notification.at("/send/contact").asString()));
            tab.awaitText(" 10:00 CEST");
        }
    }

    /// The file goes to the browser beside the screen, which does not change.
    private void awaitExport() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!studio.api().get("/audit").toString().contains("contact.export")) {
            assertThat(System.nanoTime()).as("an export in the audit log").isLessThan(end);
        }
    }

    private static void chooses(Tab tab, String item) {
        tab.click("main button[aria-haspopup=menu]", "");
        tab.click("[role=menuitem]", item);
    }

    /// What the file that the browser keeps holds.
    private String file(Tab tab, String person) {
        String address = "/api/v1/pages/" + studio.bakery().pageId() + "/contacts/" + person + "/export";
        tab.evaluate("window.file = undefined; fetch('" + address
                + "').then((answer) => answer.text()).then((text) => { window.file = text; }); 0");
        tab.await("window.file");
        return tab.evaluate("window.file").asString();
    }
}
