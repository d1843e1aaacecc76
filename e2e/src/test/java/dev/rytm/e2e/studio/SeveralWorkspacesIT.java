package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Browser;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An owner begins a second workspace beside the first and proves who they are before they let somebody in or take
/// people out; whoever belongs to one workspace joins another with the account that they have.
class SeveralWorkspacesIT {

    /// As the server answers minutes after somebody proved who they are: once to each that wants it proved anew.
    private static final String LATER = """
            {
              const server = window.fetch.bind(window);
              const asked = new Set();
              window.fetch = (request, ...rest) => {
                const path = new URL(request.url ?? request, location.href).pathname;
                const wants = request.method === 'POST' && /\\/(invitations|contacts-export)$/.test(path);
                if (!wants || asked.has(path)) return server(request, ...rest);
                asked.add(path);
                const headers = {'Content-Type': 'application/problem+json', 'Rytm-Proof': 'password'};
                return Promise.resolve(new Response('{"detail": "Potwierdź."}', {status: 403, headers}));
              };
            }
            """;

    private static final String LINK = "document.querySelector('[role=status] code')?.textContent.includes('/link#')";

    @Test
    void anOwnerBeginsASecondWorkspaceAndInvitesAndExportsAfterGivingThePasswordAgain(@TempDir Path directory) {
        try (Town town = Newcomer.town(directory);
                Browser browser = Browser.start(directory.resolve("profile"), "pl");
                Tab tab = browser.tab()) {
            Newcomer owner = new Newcomer(tab);
            tab.beforeEachPage(LATER);
            tab.open(town.ownerLink());
            owner.joins("Anna Kowalska", Newcomer.EMAIL, "Zaczynamy");
            owner.connects();

            begins(owner, tab);
            owner.goesTo("Ustawienia");
            tab.click("a", "Członkowie");
            asksFor(tab, "piotr@piekarnia.example");
            owner.proves();
            tab.await(LINK);
            exports(owner, tab);
        }
    }

    /// One is signed in where they open the link and agrees; the other is not, and gives their password.
    @Test
    void whoeverBelongsToOneWorkspaceJoinsAnotherWithTheAccountThatTheyHave(@TempDir Path directory) {
        try (Town town = Newcomer.town(directory);
                Browser browser = Browser.start(directory.resolve("profile"), "pl");
                Tab tab = browser.tab();
                Tab piotr = browser.strangersTab();
                Tab ewa = browser.strangersTab();
                Tab elsewhere = browser.strangersTab()) {
            begins(town, piotr, "Piotr Wolski", "piotr@kawiarnia.example");
            begins(town, ewa, "Ewa Lis", "ewa@lodziarnia.example");
            begins(town, tab, "Anna Kowalska", Newcomer.EMAIL).connects();
            tab.click("a", "Członkowie");

            piotr.open(invitation(tab, "piotr@kawiarnia.example"));
            piotr.awaitText("Dołączasz jako piotr@kawiarnia.example");
            piotr.click("button[type=submit]", "Dołącz");
            belongsToTwo(piotr);

            elsewhere.open(invitation(tab, "ewa@lodziarnia.example"));
            Newcomer known = new Newcomer(elsewhere);
            known.fill("Hasło", "nie to hasło co trzeba");
            elsewhere.click("button[type=submit]", "Dołącz");
            elsewhere.await("document.querySelector('[role=alert]')");
            known.fill("Hasło", Newcomer.PASSWORD);
            elsewhere.click("button[type=submit]", "Dołącz");
            belongsToTwo(elsewhere);
        }
    }

    /// As the owner of a workspace of their own.
    private static Newcomer begins(Town town, Tab tab, String name, String email) {
        Newcomer owner = new Newcomer(tab);
        tab.open(town.ownerLink());
        owner.joins(name, email, "Zaczynamy");
        tab.awaitText("Połącz stronę");
        return owner;
    }

    /// At the page of the workspace that they joined, with the way to their own.
    private static void belongsToTwo(Tab tab) {
        tab.await("location.pathname.startsWith('/pages/')");
        tab.click("button[aria-haspopup=menu]", "Przełącz na inną stronę");
        tab.await(
                "[...document.querySelectorAll('[role=menuitem]')].some((one) => one.textContent === 'Piekarnia Rytm')");
        tab.click("[role=menuitem]", "Połącz pierwszą stronę");
        tab.await("location.pathname.startsWith('/connect/')");
    }

    private static void begins(Newcomer owner, Tab tab) {
        tab.click("button[aria-haspopup=menu]", "Przełącz na inną stronę");
        tab.click("[role=menuitem]", "Nowy obszar roboczy");
        owner.fill("Nazwa", "Kawiarnia Rytm");
        tab.click("[role=dialog] button", "Utwórz");
        tab.await("location.pathname.startsWith('/connect/')");
        tab.click("a", "Anuluj");
        tab.await("location.pathname.startsWith('/pages/')");
        tab.click("button[aria-haspopup=menu]", "Przełącz na inną stronę");
        tab.click("[role=menuitem]", "Połącz pierwszą stronę");
        tab.await("location.pathname.startsWith('/connect/')");
        tab.click("a", "Anuluj");
    }

    private static void asksFor(Tab tab, String email) {
        tab.click("button", "Zaproś kogoś");
        new Newcomer(tab).fill("Adres e-mail", email);
        tab.click("button[type=submit]", "Utwórz odnośnik");
    }

    /// The link for whoever has that address.
    private static String invitation(Tab tab, String email) {
        asksFor(tab, email);
        tab.await(LINK);
        String link = tab.evaluate("document.querySelector('[role=status] code').textContent")
                .asString();
        tab.evaluate("location.reload()");
        return link;
    }

    /// The file is asked for after the password was given, and the screen stays where it is.
    private static void exports(Newcomer owner, Tab tab) {
        owner.goesTo("Kontakty");
        tab.click("button", "Eksportuj jako CSV");
        owner.proves();
        tab.await("!document.querySelector('[role=dialog]')");
        owner.goesTo("Ustawienia");
        tab.click("a", "Dziennik zmian");
        tab.awaitText("Wyeksportowano kontakty do pliku.");
    }
}
