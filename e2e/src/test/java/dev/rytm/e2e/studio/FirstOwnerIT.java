package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.browser.Browser;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;
import dev.rytm.sandbox.people.PersonSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the first owner of an empty server does: comes in by the link, connects a page, brings a second person in.
class FirstOwnerIT {

    private static final String GUEST = "piotr@piekarnia.example";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theFirstOwnerConnectsAPageBringsSomebodyInAndSignsOutEverywhere(@TempDir Path directory) throws Exception {
        try (Town town = Newcomer.town(directory);
                Browser browser = Browser.start(directory.resolve("profile"), "pl");
                Tab tab = browser.tab()) {
            Newcomer owner = new Newcomer(tab);
            String server = "http://127.0.0.1:" + town.server().httpPort();

            tab.open(server + "/link#" + "0".repeat(64));
            tab.awaitText("Ten odnośnik niczego nie otwiera");
            tab.open(town.ownerLink());
            owner.joins("Anna Kowalska", Newcomer.EMAIL, "Zaczynamy");
            owner.connects();
            tab.awaitText("Nic jeszcze nie przyszło.");
            hearsMeta(town, tab);
            String invitation = invites(tab, owner);

            String elsewhere = signInElsewhere(server);
            assertThat(statusElsewhere(server, elsewhere)).isEqualTo(200);
            signsOutEverywhere(tab);
            assertThat(statusElsewhere(server, elsewhere)).isEqualTo(401);

            tab.open(invitation);
            tab.awaitText("Redaktor");
            new Newcomer(tab).joins("Piotr Wolski", null, "Dołącz");
            tab.await("location.pathname.startsWith('/pages/')");
            tab.awaitText("Piotr Wolski");
            signsOut(tab);
        }
    }

    private static void hearsMeta(Town town, Tab tab) {
        var person = town.sandbox().people().create(PersonSpec.on(Bakery.META_PAGE));
        town.sandbox().people().talk().say(person, "Dzień dobry");
        tab.await("[...document.querySelectorAll('button')].find((one) => one.textContent === 'Sprawdź ponownie')"
                + ".click() || document.body.innerText.includes('Ostatnie zdarzenie z Mety')");
    }

    /// Returns the link for whoever is invited.
    private static String invites(Tab tab, Newcomer owner) {
        tab.click("a", "Członkowie");
        tab.click("button", "Zaproś kogoś");
        owner.fill("Adres e-mail", GUEST);
        tab.click("button[type=submit]", "Utwórz odnośnik");
        tab.await("document.querySelector('[role=status] code')");
        return tab.evaluate("document.querySelector('[role=status] code').textContent")
                .asString();
    }

    private static void signsOutEverywhere(Tab tab) {
        tab.evaluate("location.pathname = location.pathname.split('/').slice(0, 3).join('/') + '/account'");
        tab.click("button", "Wyloguj się wszędzie");
        tab.click("[role=dialog] button", "Wyloguj się wszędzie");
        tab.await("document.querySelector('main h1, h1').textContent === 'Zaloguj się'");
    }

    private static void signsOut(Tab tab) {
        tab.click("button[aria-haspopup=menu]", "Piotr Wolski");
        tab.click("[role=menuitem]", "Wyloguj się");
        tab.await("document.querySelector('main h1, h1').textContent === 'Zaloguj się'");
        tab.evaluate("location.reload()");
        tab.await("document.querySelector('main h1, h1')?.textContent === 'Zaloguj się'");
    }

    /// The cookie of the owner's session in another browser.
    private String signInElsewhere(String server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/session"))
                .header("Origin", server)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"email\":\"" + Newcomer.EMAIL + "\",\"password\":\"" + Newcomer.PASSWORD + "\"}"))
                .build();
        HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
        return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private int statusElsewhere(String server, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/sessions"))
                .header("Cookie", cookie)
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
