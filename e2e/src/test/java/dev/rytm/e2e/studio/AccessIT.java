package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.studio.Screens.Screen;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every screen for everybody: axe finds nothing by day and by night, it fits a phone, nothing
/// jumps, no error is logged.
@ExtendWith(OneStudio.class)
class AccessIT {

    /// What people notice, by the measure of Web Vitals: good is up to a tenth.
    private static final double SMALLEST_JUMP = 0.02;

    private final Studio studio;
    private final Tab tab;

    AccessIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    static List<Screen> screens() {
        return Screens.all();
    }

    @AfterEach
    void byDayAtADesk() {
        tab.scheme("light");
        tab.size(1440, 900, false);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void axeFindsNothingByDay(Screen screen) throws IOException {
        show(screen);
        assertThat(Axe.violations(tab)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void axeFindsNothingByNightOnAPhone(Screen screen) throws IOException {
        tab.scheme("dark");
        tab.size(390, 844, true);
        show(screen);
        studio.picture(screen.name() + "-phone");

        assertThat(Axe.violations(tab)).isEmpty();
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void nothingJumpsAndNothingIsLoggedAsAnError(Screen screen) {
        String watch = tab.beforeEachPage(Axe.WATCH);
        try {
            show(screen);
            assertThat(tab.evaluate("window.errors.join('\\n')").asString()).isEmpty();
            assertThat(tab.evaluate("window.shift").asDouble()).isLessThan(SMALLEST_JUMP);
        } finally {
            tab.forget(watch);
        }
    }

    private void show(Screen screen) {
        studio.show(screen.path());
        tab.await("!document.querySelector('[aria-busy=true]')");
    }
}
