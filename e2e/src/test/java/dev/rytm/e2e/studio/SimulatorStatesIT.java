package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What stands beside the Messenger window while nobody is chosen there, and of somebody who is: while it loads, when
/// the server is in trouble, and with everything on it.
@ExtendWith(OneStudio.class)
class SimulatorStatesIT {

    private static final String PERSON = "/contacts/[^/]+$";

    private final Studio studio;
    private final Tab tab;

    SimulatorStatesIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
        tab.size(1440, 900, false);
    }

    @Test
    void asksToChooseSomebody() {
        studio.show("/simulator");
        Messenger.in(tab, studio.town());
        tab.awaitText("Wybierz osobę");
        studio.picture("simulator-empty");
    }

    @Test
    void saysThatItLoads() {
        try (Interception _ = Interception.silence(tab, PERSON)) {
            choosesSomebody();
            tab.await("document.querySelector('aside [aria-busy=true]')");
            studio.picture("simulator-loading");
        }
    }

    @Test
    void saysWhatWentWrongAndTriesAgain() {
        try (Interception _ = Interception.trouble(tab, PERSON)) {
            choosesSomebody();
            tab.awaitText("Serwer ma kłopoty.");
            tab.await("document.querySelector('aside [role=alert] button')");
            studio.picture("simulator-error");
        }
    }

    @Test
    void tellsWhatTheEngineDecided() {
        choosesSomebody();
        tab.await("document.querySelector('aside [data-about=send]')");
        studio.picture("simulator-full");
    }

    private void choosesSomebody() {
        studio.show("/simulator");
        JsonNode person = studio.api()
                .get("/pages/" + studio.bakery().pageId() + "/contacts")
                .at("/contacts/0");
        Messenger.in(tab, studio.town())
                .chooses(person.get("firstName").asString() + " "
                        + person.get("lastName").asString());
    }
}
