package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Tab;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Whom the team has is found in the list, and given back to the bot from their own screen.
@ExtendWith(OneStudio.class)
class HandedOverIT {

    private final Studio studio;
    private final Tab tab;

    HandedOverIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
        tab.size(1440, 900, false);
    }

    @Test
    void aPersonWithTheTeamIsFoundAndGivenBack() {
        handOverSomebody();
        studio.show("/contacts");
        tab.await("document.querySelectorAll('tbody tr').length > 1");

        tab.click("label", "U zespołu");
        tab.await("document.querySelectorAll('tbody tr').length === 1");
        tab.click("main tbody a", "");
        tab.click("main button", "Oddaj botowi");
        tab.awaitText("Tą osobą znów zajmuje się bot.");

        studio.show("/contacts?handedOver=true");
        tab.await("!document.querySelector('[aria-busy=true]') && !document.querySelector('tbody tr')");
        tab.click("label", "U zespołu");
        tab.await("document.querySelectorAll('tbody tr').length > 1");
    }

    private void handOverSomebody() {
        Map<String, Object> document = Map.of(
                "entry", "team", "steps", Map.of("team", Map.of("kind", "hand-over", "id", "team", "name", "Zespół")));
        JsonNode made =
                studio.api().post(studio.flows(), Map.of("name", "Do zespołu", "kind", "FLOW", "document", document));
        String flow = made.at("/flow/id").asString();
        studio.api()
                .post(
                        studio.flows() + "/" + flow + "/publish",
                        Map.of(
                                "revision",
                                made.at("/flow/revision").asLong(),
                                "acknowledged",
                                List.copyOf(made.path("findings").findValuesAsString("id"))));
        String contacts = "/pages/" + studio.bakery().pageId() + "/contacts";
        String person = studio.api().get(contacts).at("/contacts/0/id").asString();
        studio.api().post(contacts + "/" + person + "/edits", Map.of("kind", "start-flow", "flow", flow));
        studio.show("/contacts/" + person);
        tab.awaitText("U zespołu");
    }
}
