package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever asks what other rules would change is taken to the answer, at a desk and on a phone. Nobody switches.
@ExtendWith(OneStudio.class)
class RuleSwitchIT {

    /// The newest rules stand last, so that their report begins at the end of the screen.
    private static final String NEWEST = "[...document.querySelectorAll('main section')].at(-1)";

    private static final String HEADING = "Co by się zmieniło z regułami od 1 września 2025";

    private final Studio studio;
    private final Tab tab;

    RuleSwitchIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @AfterEach
    void byDayAtADesk() {
        tab.scheme("light");
        tab.size(1440, 900, false);
    }

    @Test
    void theWholeReportIsSeenAtADesk() throws IOException {
        tab.size(1440, 900, false);
        asks();
        studio.picture("rule-switch");

        assertThat(isInSight("[...document.querySelectorAll('main section button')].at(-1)"))
                .isTrue();
        assertThat(isInSight("document.activeElement")).isTrue();
        assertThat(Axe.violations(tab)).isEmpty();
    }

    @Test
    void itFitsAPhoneAndBeginsInSight() throws IOException {
        tab.scheme("dark");
        tab.size(390, 844, true);
        asks();
        studio.picture("rule-switch-phone");

        assertThat(isInSight("document.activeElement")).isTrue();
        assertThat(Axe.violations(tab)).isEmpty();
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
    }

    private void asks() {
        studio.show("/settings/rules");
        tab.awaitText("Reguły od 1 września 2025");
        tab.evaluate(NEWEST + ".querySelector('button').click()");
        tab.awaitText("Sprawdzone zgody");
        tab.await("document.activeElement.textContent === '" + HEADING + "'");
    }

    /// The whole of it, and nothing lies above it.
    private boolean isInSight(String element) {
        return tab.evaluate("""
                ((element) => {
                  const { left, top, bottom } = element.getBoundingClientRect();
                  return [top + 2, bottom - 2].every((y) => element.contains(document.elementFromPoint(left + 9, y)));
                })(%s)
                """.formatted(element)).asBoolean();
    }
}
