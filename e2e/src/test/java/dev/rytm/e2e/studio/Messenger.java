package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Sight;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;

/// The Messenger window inside the studio's Simulator, as a person holds it who is played by hand.
final class Messenger {

    private final Sight window;

    private Messenger(Sight window) {
        this.window = window;
    }

    /// The window on the Simulator that `tab` shows.
    static Messenger in(Tab tab, Town town) {
        Sight window = tab.frame(town.sandbox().url() + "/sandbox/");
        window.await("document.getElementById('add')?.textContent");
        return new Messenger(window);
    }

    /// Adds a person of that first name, who is chosen then.
    void meets(String firstName) {
        window.click("#add", "");
        window.await("document.getElementById('question').open");
        window.evaluate("document.getElementById('answer').value = '" + firstName + "'");
        window.click("#question button", "OK");
        window.await("document.getElementById('name').textContent.startsWith('" + firstName + "')");
    }

    void chooses(String name) {
        window.click(".person", name);
    }

    void greets() {
        window.click(".reply", "Dzień dobry");
    }

    /// Agrees to the request for `title`.
    void agrees(String title) {
        window.click(".request button", "");
        window.awaitText("Zgoda na „" + title + "”");
    }

    void stops(String title) {
        window.click(".stop-link", "Zatrzymaj te wiadomości");
        window.awaitText("Zatrzymano „" + title + "”");
    }

    void turnsAWeek() {
        String before =
                window.evaluate("document.getElementById('now').dateTime").asString();
        window.click("[data-by=P7D]", "");
        window.await("Date.parse(document.getElementById('now').dateTime) - Date.parse('" + before
                + "') >= 7 * 24 * 3600 * 1000 && document.getElementById('progress').hidden");
    }

    void reads(String text) {
        window.awaitText(text);
    }

    /// How many notifications the conversation shows.
    int notifications() {
        return window.evaluate("document.querySelectorAll('.theirs .stop-link').length")
                .asInt();
    }
}
