package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import dev.rytm.store.ledger.FileFault;
import dev.rytm.store.ledger.LedgerFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever has to show a consent checks the ledger, takes it out, and verifies the file without the server.
@ExtendWith(OneStudio.class)
class ConsentLedgerIT {

    private final Studio studio;

    ConsentLedgerIT(Studio studio) {
        this.studio = studio;
    }

    @Test
    void theLedgerIsCheckedTakenOutAndVerifiedByItself() throws IOException {
        // Signed in a moment ago, so that the password is not wanted again.
        try (Tab tab = studio.elsewhere()) {
            tab.open(studio.address("/settings/ledger"));
            tab.click("main button", "Sprawdź");
            tab.awaitText("Wszystko jest takie, jak zapisano.");
            tab.click("main button", "Sprawdź ponownie");
            tab.await(
                    "[...document.querySelectorAll('summary')].some((one) => one.textContent === 'Wcześniejsze sprawdzenia')");
            tab.awaitText("Wszystko jest takie, jak zapisano.");
            assertThat(Axe.violations(tab)).isEmpty();

            tab.click("main header button", "Eksportuj");
            awaitExport();
            List<FileFault> faults = new ArrayList<>();
            LedgerFile.Outcome outcome = LedgerFile.verify(
                    new ByteArrayInputStream(file(tab).getBytes(StandardCharsets.UTF_8)), faults::add);
            assertThat(faults).isEmpty();
            assertThat(outcome.entries()).isPositive();
        }
    }

    @Test
    void thePageOfAPersonShowsWhatTheySawWhenTheyAgreed() {
        Tab tab = studio.tab();
        tab.size(1440, 900, false);
        studio.show("/contacts/" + whoAgreed());
        tab.click("main button", "Pokaż dowód");

        tab.awaitText("Ten łańcuch jest cały");
        tab.awaitText("Co zobaczyła osoba");
        studio.picture("contact-proof");
    }

    private String whoAgreed() {
        return studio.api()
                .get("/pages/" + studio.bakery().pageId() + "/consents?limit=1")
                .at("/consents/0/contact")
                .asString();
    }

    /// The file goes to the browser beside the screen, which does not change.
    private void awaitExport() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!studio.api().get("/audit").toString().contains("ledger.export")) {
            assertThat(System.nanoTime()).as("an export in the audit log").isLessThan(end);
        }
    }

    private String file(Tab tab) {
        String address = "/api/v1/pages/" + studio.bakery().pageId() + "/consent-ledger/export";
        tab.evaluate("window.file = undefined; fetch('" + address
                + "').then((answer) => answer.text()).then((text) => { window.file = text; }); 0");
        tab.await("window.file");
        return tab.evaluate("window.file").asString();
    }
}
