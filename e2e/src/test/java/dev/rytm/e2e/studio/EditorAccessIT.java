package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The editor for everybody: axe finds nothing on any of its parts, by day and by night, and no error is logged.
@ExtendWith(OneStudio.class)
class EditorAccessIT {

    private final Studio studio;
    private final Tab tab;

    EditorAccessIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @AfterEach
    void byDay() {
        tab.scheme("light");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothingAndNoErrorIsLogged(String scheme) throws IOException {
        tab.scheme(scheme);
        String watch = tab.beforeEachPage(Axe.WATCH);
        try {
            Desk desk = Desk.with(studio, Drawings.chain(3));
            check("canvas");
            desk.choose("m0");
            tab.press("e");
            tab.await("document.querySelector('aside fieldset')");
            check("step");
            tab.click("[data-top] button", "uwag");
            tab.await("!document.querySelector('aside fieldset')");
            check("issues");
            tab.click("[data-top] button[aria-label='Wersje']", "");
            tab.awaitText("Nic jeszcze nie opublikowano.");
            check("versions");
            tab.click("[data-top] button[aria-label='Wypróbuj flow']", "");
            new Form(tab, "aside[data-panel=test]").press("Zacznij");
            tab.await("document.querySelectorAll('aside [role=log][aria-busy=false] li').length > 3");
            check("test");
            desk.more("Flow jako tekst");
            inDialog("text");
            tab.click("[data-top] button", "Opublikuj");
            inDialog("publish");
            tab.click("[data-top] label", "Lista");
            tab.await("document.querySelector('section[aria-label=\"Flow jako lista\"]')");
            check("outline");
            desk.more("Klawisze");
            tab.await("document.querySelector('[role=dialog] dl') && !document.querySelector('[role=menu]')");
            check("keys");
        } finally {
            tab.forget(watch);
        }
    }

    private void inDialog(String part) throws IOException {
        tab.await("document.querySelector('[role=dialog] textarea') && !document.querySelector('[role=menu]')");
        check(part);
        tab.press("Escape");
        tab.await("!document.querySelector('[role=dialog]')");
    }

    private void check(String part) throws IOException {
        studio.picture("editor-" + part);
        assertThat(Axe.violations(tab)).as(part).isEmpty();
        assertThat(tab.evaluate("window.errors.join('\\n')").asString())
                .as(part)
                .isEmpty();
    }
}
