package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people do in the studio, one step after the other: come in, find their way, make a topic,
/// speak another language.
@ExtendWith(OneStudio.class)
class JourneysIT {

    private static final List<String> SCREENS = List.of(
            "",
            "/content/flows",
            "/content/subflows",
            "/content/sequences",
            "/content/sequences/new",
            "/content/topics",
            "/content/topics/new",
            "/content/entrances",
            "/simulator",
            "/account");
    private static final int MANY_STOPS = 60;

    private final Studio studio;
    private final Tab tab;

    JourneysIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @AfterEach
    void inPolishAtADesk() {
        tab.size(1440, 900, false);
        tab.evaluate("localStorage.removeItem('rytm.language')");
    }

    @Test
    void theTokenOfTheLinkLeavesTheAddressAndScriptsSeeNoCookie() {
        studio.show("");

        assertThat(tab.evaluate("location.hash").asString()).isEmpty();
        assertThat(tab.evaluate("document.cookie").asString()).isEmpty();
    }

    @Test
    void aTopicIsMadeAndListedWithTheKeyboardAlone() {
        studio.show("");
        tab.pressWithControl("k");
        tab.await("document.activeElement.getAttribute('role') === 'combobox'");
        tab.type("tematy");
        tab.press("Enter");
        tab.await("!document.querySelector('[role=dialog]')");
        tab.awaitText("Nowy temat");
        tabTo("document.activeElement.matches('a') && document.activeElement.textContent.includes('Nowy temat')");
        tab.press("Enter");
        tab.await("document.querySelector('form')");
        tabTo("document.activeElement.labels?.[0]?.textContent.startsWith('Nazwa')");
        tab.type("Promocje poniedziałku");
        tab.press("Enter");
        tab.await("document.querySelector('main h1').textContent === 'Promocje poniedziałku'");

        studio.show("/content/topics");
        tab.await("[...document.querySelectorAll('tbody tr')].some((row) => row.textContent.includes('Promocje'))");
    }

    private void tabTo(String reached) {
        StringBuilder passed = new StringBuilder();
        for (int i = 0; i < MANY_STOPS; i++) {
            if (tab.evaluate("Boolean(" + reached + ")").asBoolean()) {
                return;
            }
            passed.append(tab.evaluate("document.activeElement.outerHTML.slice(0, 80)")
                            .asString())
                    .append('\n');
            tab.press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + reached + ", only:\n" + passed);
    }

    @ParameterizedTest
    @CsvSource({"en, 1440, 900, false", "en, 390, 844, true", "pl, 1440, 900, false", "pl, 390, 844, true"})
    void everyScreenFitsAndSpeaksInSentences(String language, int width, int height, boolean phone) {
        tab.size(width, height, phone);
        studio.show("");
        tab.evaluate("localStorage.setItem('rytm.language', '" + language + "')");
        for (String screen : SCREENS) {
            studio.show(screen);
            tab.await("!document.querySelector('[aria-busy=true]')");

            assertThat(tab.evaluate("document.documentElement.lang").asString()).isEqualTo(language);
            assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
                    .as(screen)
                    .isLessThanOrEqualTo(width);
            assertThat(tab.evaluate("document.body.innerText").asString())
                    .as(screen)
                    .doesNotContainPattern("[A-Z]{2,}_[A-Z]+");
        }
    }
}
