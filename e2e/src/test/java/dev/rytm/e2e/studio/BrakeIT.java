package dev.rytm.e2e.studio;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nobody waits for what the brake holds back.
@ExtendWith(OneStudio.class)
class BrakeIT {

    private final Studio studio;

    BrakeIT(Studio studio) {
        this.studio = studio;
    }

    @AfterEach
    void release() {
        hold("/workspace/brake", false);
        hold(pageBrake(), false);
    }

    private void hold(String brake, boolean held) {
        studio.api().put(brake, Map.of("paused", held));
    }

    private String pageBrake() {
        return "/pages/" + studio.bakery().pageId() + "/brake";
    }

    @Test
    void everyScreenSaysSoAndLeadsToTheBrake() {
        hold(pageBrake(), true);
        studio.show("");
        studio.tab().awaitText("Hamulec jest włączony: Piekarnia Rytm nic nie wysyła.");
        studio.tab().awaitText("Hamulec wstrzymuje wysyłkę; bez niego najbliższe wyszłyby");

        studio.tab().click("main a", "Do hamulca");
        studio.tab().click("main button", "Wznów wysyłanie");
        studio.tab().await("!document.body.innerText.includes('Hamulec jest włączony')");
    }

    @ParameterizedTest
    @CsvSource({"/content/sequences, 1440, false", "/contacts, 390, true"})
    void theBrakeOfAllPagesIsToldOfEach(String path, int width, boolean phone) {
        hold("/workspace/brake", true);
        studio.tab().size(width, 900, phone);
        studio.show(path);
        studio.tab().awaitText("Hamulec jest włączony: nic nie wychodzi z żadnej strony (");
        studio.picture("brake-" + width);
        studio.tab().await("document.documentElement.scrollWidth <= innerWidth");
        studio.tab().size(1440, 900, false);
    }
}
