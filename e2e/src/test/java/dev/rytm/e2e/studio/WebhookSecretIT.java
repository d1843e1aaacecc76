package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The secret that signs webhooks is told once, when it is made and when it is changed.
@ExtendWith(OneStudio.class)
class WebhookSecretIT {

    private static final String SECRET = "document.querySelector('[role=status] code')";

    private final Studio studio;
    private final Tab tab;

    WebhookSecretIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
        tab.size(1440, 900, false);
    }

    @Test
    void theSecretIsShownOnceAndChangedAfterAQuestion() {
        studio.show("/settings/webhooks");
        tab.click("main button", "Utwórz klucz");
        String first = told();
        assertThat(first).startsWith("whsec_");

        tab.click("main button", "Wymień klucz");
        tab.click("[role=dialog] button", "Wymień klucz");
        tab.await(SECRET + "?.textContent !== '" + first + "'");
        assertThat(told()).startsWith("whsec_");
        tab.awaitText("Poprzedni podpisuje jeszcze do");

        studio.show("/settings/webhooks");
        tab.awaitText("Klucz w użyciu od");
        assertThat(tab.evaluate("document.body.innerText").asString()).doesNotContain("whsec_");
    }

    private String told() {
        tab.await(SECRET);
        return tab.evaluate(SECRET + ".textContent").asString();
    }
}
