package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Browser;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a token that Meta no longer takes, the screen leads to where a new one is entered and offers nothing that
/// could not help.
class DeadTokenIT {

    private static final String BUTTONS =
            "[...document.querySelectorAll('main button')].map((one) => one.textContent).join('|')";

    @Test
    void aDeadTokenIsReplacedWhereItIsSaidToBeDead(@TempDir Path directory) {
        try (Town town = Newcomer.town(directory);
                Browser browser = Browser.start(directory.resolve("profile"), "pl");
                Tab tab = browser.tab()) {
            Newcomer owner = new Newcomer(tab);
            tab.open(town.ownerLink());
            owner.joins("Anna Kowalska", Newcomer.EMAIL, "Zaczynamy");
            owner.connects();

            owner.enters("a token that Meta does not know");
            tab.awaitText("Meta nie przyjmuje już tokenu dostępu strony");
            assertThat(tab.evaluate(BUTTONS).asString()).doesNotContain("Zasubskrybuj");

            tab.click("main button", "Podaj nowy token");
            tab.await("document.activeElement.labels?.[0]?.textContent === 'Nowy token dostępu strony'");
            owner.enters(Newcomer.ACCESS_TOKEN);
            tab.awaitText("Meta przyjmuje token dostępu strony.");
        }
    }
}
