package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Rules;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.bakery.BakeryAtMeta;
import dev.rytm.e2e.bakery.BakeryOpening.Secrets;
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
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the first owner of an empty server does: comes in by the link, connects a page, brings a second person in.
class FirstOwnerIT {

    private static final Secrets SECRETS = new Secrets("app-secret", "verify-token", "page-token");
    private static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");
    private static final String OWNER = "anna@piekarnia.example";
    private static final String GUEST = "piotr@piekarnia.example";
    private static final String PASSWORD = "zakwas potrzebuje czasu";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theFirstOwnerConnectsAPageBringsSomebodyInAndSignsOutEverywhere(@TempDir Path directory) throws Exception {
        try (Town town = found(directory);
                Browser browser = Browser.start(directory.resolve("profile"), "pl");
                Tab tab = browser.tab()) {
            tab.zone(Bakery.ZONE);
            tab.size(1440, 900, false);
            String server = "http://127.0.0.1:" + town.server().httpPort();

            tab.open(town.ownerLink());
            joins(tab, "Anna Kowalska", OWNER, "Zaczynamy");
            connects(tab);
            hearsMeta(town, tab);
            String invitation = invites(tab);

            String elsewhere = signInElsewhere(server);
            assertThat(statusElsewhere(server, elsewhere)).isEqualTo(200);
            signsOutEverywhere(tab);
            assertThat(statusElsewhere(server, elsewhere)).isEqualTo(401);

            tab.open(invitation);
            tab.awaitText("Redaktor");
            joins(tab, "Piotr Wolski", null, "Dołącz");
            tab.await("location.pathname.startsWith('/pages/')");
            tab.awaitText("Piotr Wolski");
            signsOut(tab);
        }
    }

    private static Town found(Path directory) {
        Town town = Town.found(
                new Town.Plan(directory.resolve("town"), FROM, 20_220_901, false, new Rules(), InstantSource.system()));
        BakeryAtMeta.register(
                town.sandbox(),
                SECRETS,
                URI.create("http://127.0.0.1:" + town.server().httpPort() + "/webhook"));
        return town;
    }

    private static void joins(Tab tab, String name, @Nullable String email, String enter) {
        fill(tab, "Imię i nazwisko", name);
        if (email != null) {
            fill(tab, "E-mail", email);
        }
        fill(tab, "Nowe hasło", PASSWORD);
        tab.click("button[type=submit]", enter);
    }

    private static void connects(Tab tab) {
        tab.click("a", "Połącz stronę");
        fill(tab, "Nazwa w Rytmie", "Piekarnia Rytm");
        fill(tab, "Identyfikator strony", Bakery.META_PAGE);
        fill(tab, "Token dostępu strony", SECRETS.accessToken());
        fill(tab, "Identyfikator aplikacji", Bakery.META_APP);
        fill(tab, "Klucz tajny aplikacji", SECRETS.appSecret());
        fill(tab, "Token weryfikacyjny", SECRETS.verifyToken());
        tab.click("button[type=submit]", "Połącz i sprawdź");
        tab.await("location.pathname.endsWith('/settings/connection')");
        tab.awaitText("Strona jest połączona, a Meta przekazuje nam wszystko");
        tab.awaitText("Od Mety nie przyszło jeszcze żadne zdarzenie.");
    }

    private static void hearsMeta(Town town, Tab tab) {
        var person = town.sandbox().people().create(PersonSpec.on(Bakery.META_PAGE));
        town.sandbox().people().talk().say(person, "Dzień dobry");
        tab.await("[...document.querySelectorAll('button')].find((one) => one.textContent === 'Sprawdź ponownie')"
                + ".click() || document.body.innerText.includes('Ostatnie zdarzenie z Mety')");
    }

    /// Returns the link for whoever is invited.
    private static String invites(Tab tab) {
        tab.click("a", "Członkowie");
        tab.click("button", "Zaproś kogoś");
        fill(tab, "Adres e-mail", GUEST);
        tab.click("button[type=submit]", "Utwórz odnośnik");
        tab.await("document.querySelector('[role=status] code')");
        return tab.evaluate("document.querySelector('[role=status] code').textContent")
                .asString();
    }

    private static void signsOutEverywhere(Tab tab) {
        tab.evaluate("location.pathname = location.pathname.split('/').slice(0, 3).join('/') + '/account'");
        tab.click("button", "Wyloguj się wszędzie");
        tab.await("document.querySelector('main h1, h1').textContent === 'Zaloguj się'");
    }

    private static void signsOut(Tab tab) {
        tab.click("button[aria-haspopup=menu]", "Piotr Wolski");
        tab.click("[role=menuitem]", "Wyloguj się");
        tab.await("document.querySelector('main h1, h1').textContent === 'Zaloguj się'");
        tab.evaluate("location.reload()");
        tab.await("document.querySelector('main h1, h1')?.textContent === 'Zaloguj się'");
    }

    /// Types into the field of that label, in place of what it holds.
    private static void fill(Tab tab, String label, String words) {
        String field =
                "[...document.querySelectorAll('label')].find((one) => one.textContent.startsWith('%s'))?.control"
                        .formatted(label);
        tab.await(field);
        tab.evaluate(field + ".select()");
        tab.type(words);
    }

    /// The cookie of the owner's session in another browser.
    private String signInElsewhere(String server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/session"))
                .header("Origin", server)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"" + OWNER + "\",\"password\":\"" + PASSWORD + "\"}"))
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
