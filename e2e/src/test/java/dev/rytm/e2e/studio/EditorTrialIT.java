package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import dev.rytm.sandbox.platform.ThreadItem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The test pane: what is drawn is played by the engine on somebody, and nothing leaves the house.
@ExtendWith(OneStudio.class)
class EditorTrialIT {

    private static final String FLOW = """
            {"entry": "hello", "steps": {
              "hello": {"kind": "message", "id": "hello", "name": "Powitanie", "exits": {"yes": "thanks"},
                "message": {"kind": "buttons", "text": "Cześć, {{first_name|Ktosiu}}!", "quickReplies": [],
                  "buttons": [{"kind": "tap", "id": "yes", "title": "Odłóżcie mi"}]}},
              "thanks": {"kind": "message", "id": "thanks", "name": "", "exits": {}, "next": "days",
                "message": {"kind": "text", "text": "Odłożone, {{first_name|Ktosiu}}.", "quickReplies": []}},
              "days": {"kind": "wait", "id": "days", "name": "", "delay": {"kind": "for", "duration": "P3D"},
                "next": "late"},
              "late": {"kind": "message", "id": "late", "name": "", "exits": {},
                "message": {"kind": "text", "text": "I jak smakował?", "quickReplies": []}}}}""";

    private static final String LOG = "document.querySelector('aside [role=log]')";

    private final Studio studio;
    private final Tab tab;
    private long calls;

    EditorTrialIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @BeforeEach
    void countCalls() {
        studio.settle();
        calls = calls();
    }

    @AfterEach
    void nothingWasSent() {
        studio.settle();
        assertThat(calls()).isEqualTo(calls);
    }

    private long calls() {
        return studio.town().sandbox().log().calls().all().stream()
                .filter(call -> call.subject().kind().speaks())
                .count();
    }

    @Test
    void anUnsavedDrawingIsPlayedOnSomebodyMadeUpAndEveryDecisionIsExplained() {
        try (Interception _ = Interception.trouble(tab, "^PUT .*/flows/[^/]+$")) {
            Desk desk = Desk.with(studio, Drawings.flow(FLOW));
            desk.choose("hello");
            tab.press("e");
            desk.form().write("Tekst", "Hej, {{first_name|Ktosiu}}!");
            Form pane = openPane();
            pane.write("Imię", "Ola");
            pane.press("Zacznij");
            awaitInLog("Hej, Ola!");

            pane.press("Odłóżcie mi");
            awaitInLog("Odłożone, Ola.");
            pane.press("Tydzień później");

            awaitInLog("Flow czeka. Powód: W ostatnich 24 godzinach ta osoba nie kontaktowała się ze stroną.");
            assertThat(explained()).hasSizeGreaterThan(5).allMatch(sentence -> sentence.endsWith("."));
            assertThat(desk.draft().at("/steps/hello/message/text").asString())
                    .as("the draft at the server")
                    .isEqualTo("Cześć, {{first_name|Ktosiu}}!");
        }
    }

    @Test
    void aFlowIsPlayedOnAContactWhoDoesNotNoticeIt() {
        Resident sabina = Resident.called(studio, "Sabina", "Próbna");
        calls = calls();
        JsonNode before = contact(sabina);
        List<String> read = sabina.told(ThreadItem.Kind.FROM_PAGE);
        Desk desk = Desk.with(studio, Drawings.flow(FLOW));
        Form pane = openPane();
        pane.pick("Kto wypróbowuje flow", "Kontakt");
        pane.write("Kontakt", "Próbna");
        pane.choose("Kontakt", "Sabina Próbna");
        pane.press("Zacznij");
        awaitInLog("Cześć, Sabina!");

        pane.press("Odłóżcie mi");

        awaitInLog("Odłożone, Sabina.");
        tab.click("aside [role=log] button", "Powitanie");
        tab.await("document.querySelector('" + Desk.node("hello") + ".selected')");
        assertThat(contact(sabina)).isEqualTo(before);
        assertThat(sabina.told(ThreadItem.Kind.FROM_PAGE)).isEqualTo(read);
        assertThat(desk.draft().path("steps").propertyNames()).hasSize(4);
    }

    private Form openPane() {
        tab.click("[data-top] button[aria-label='Wypróbuj flow']", "");
        return new Form(tab, "aside[data-panel=test]");
    }

    private void awaitInLog(String text) {
        tab.await(LOG + "?.innerText.includes('" + text + "')");
    }

    /// What is said of each thing that happened by itself; empty where nothing is.
    private List<String> explained() {
        return tab.evaluate("[..." + LOG + ".querySelectorAll('li:not([data-line=said])')]"
                        + ".map((one) => one.querySelector('[data-kind] p')?.textContent ?? '')")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private JsonNode contact(Resident resident) {
        return studio.api().get("/pages/" + studio.bakery().pageId() + "/contacts/" + resident.id());
    }
}
