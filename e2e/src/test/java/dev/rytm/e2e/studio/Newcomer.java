package dev.rytm.e2e.studio;

import dev.rytm.core.policy.Rules;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.bakery.BakeryAtMeta;
import dev.rytm.e2e.bakery.BakeryOpening.Secrets;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The first owner of an empty server, whose page exists at Meta and nowhere else yet: what they type, and where.
final class Newcomer {

    static final String EMAIL = "anna@piekarnia.example";
    static final String PASSWORD = "zakwas potrzebuje czasu";

    static final String ACCESS_TOKEN = "page-token";

    private static final Secrets SECRETS = new Secrets("app-secret", "verify-token", ACCESS_TOKEN);

    /// A Thursday, eight in the morning where the bakery is.
    private static final Instant FROM = Instant.parse("2022-09-01T06:00:00Z");

    private final Tab tab;

    Newcomer(Tab tab) {
        this.tab = tab;
        tab.zone(Bakery.ZONE);
        tab.size(1440, 900, false);
    }

    static Town town(Path directory) {
        Town town = Town.found(
                new Town.Plan(directory.resolve("town"), FROM, 20_220_901, false, new Rules(), InstantSource.system()));
        BakeryAtMeta.register(
                town.sandbox(),
                SECRETS,
                URI.create("http://127.0.0.1:" + town.server().httpPort() + "/webhook"));
        return town;
    }

    void joins(String name, @Nullable String email, String enter) {
        fill("Imię i nazwisko", name);
        if (email != null) {
            fill("E-mail", email);
        }
        fill("Nowe hasło", PASSWORD);
        tab.click("button[type=submit]", enter);
    }

    void connects() {
        tab.click("a", "Połącz stronę");
        fill("Nazwa w Rytmie", "Piekarnia Rytm");
        fill("Identyfikator strony", Bakery.META_PAGE);
        fill("Token dostępu strony", SECRETS.accessToken());
        fill("Identyfikator aplikacji", Bakery.META_APP);
        fill("Klucz tajny aplikacji", SECRETS.appSecret());
        fill("Token weryfikacyjny", SECRETS.verifyToken());
        tab.click("button[type=submit]", "Połącz i sprawdź");
        tab.await("location.pathname.endsWith('/settings/connection')");
        tab.awaitText("Meta ma nam mówić wszystko, czego potrzebujemy.");
    }

    /// Gives the page another access token, on the screen of its connection.
    void enters(String token) {
        fill("Nowy token dostępu strony", token);
        tab.click("main button[type=submit]", "Zapisz");
    }

    /// Gives the password to the dialog that wants it again.
    void proves() {
        tab.awaitText("Potwierdź, że to Ty");
        fill("Hasło", PASSWORD);
        tab.click("[role=dialog] button", "Potwierdź");
    }

    /// Goes to a screen by the navigation.
    void goesTo(String screen) {
        tab.click("nav a", screen);
        tab.await("document.querySelector('main h1')");
    }

    /// Types into the field of that label, in place of what it holds.
    void fill(String label, String words) {
        String field =
                "[...document.querySelectorAll('label')].find((one) => one.textContent.startsWith('%s') && one.control?.type !== 'radio')?.control"
                        .formatted(label);
        tab.await(field);
        tab.evaluate(field + ".select()");
        tab.type(words);
    }

    /// Chooses from a list: in the field of that label, or whose name for those who do not see is that.
    void choose(String label, String option) {
        String field =
                "[...document.querySelectorAll('input')].find((one) => one.checkVisibility() && (one.ariaLabel === '%s' || [...one.labels].some((name) => name.textContent === '%s')))"
                        .formatted(label, label);
        tab.await(field);
        tab.evaluate(field + ".click()");
        tab.click("[role=option]", option);
    }
}
