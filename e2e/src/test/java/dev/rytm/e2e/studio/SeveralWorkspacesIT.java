package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Browser;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An owner begins a second workspace beside the first, and proves who they are before they let somebody in.
class SeveralWorkspacesIT {

    /// As the server answers minutes after somebody proved who they are.
    private static final String LATER = """
            {
              const server = window.fetch.bind(window);
              let asked = false;
              window.fetch = (request, ...rest) => {
                const path = new URL(request.url ?? request, location.href).pathname;
                if (asked || path !== '/api/v1/invitations' || request.method !== 'POST') return server(request, ...rest);
                asked = true;
                const headers = {'Content-Type': 'application/problem+json', 'Rytm-Proof': 'password'};
                return Promise.resolve(new Response('{"detail": "Potwierdź."}', {status: 403, headers}));
              };
            }
            """;

    @Test
    void anOwnerBeginsASecondWorkspaceAndInvitesAfterGivingThePasswordAgain(@TempDir Path directory) {
        try (Town town = Newcomer.town(directory);
                Browser browser = Browser.start(directory.resolve("profile"), "pl");
                Tab tab = browser.tab()) {
            Newcomer owner = new Newcomer(tab);
            tab.beforeEachPage(LATER);
            tab.open(town.ownerLink());
            owner.joins("Anna Kowalska", Newcomer.EMAIL, "Zaczynamy");
            owner.connects();

            begins(owner, tab);
            invites(owner, tab);
        }
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

    private static void invites(Newcomer owner, Tab tab) {
        owner.goesTo("Ustawienia");
        tab.click("a", "Członkowie");
        tab.click("button", "Zaproś kogoś");
        owner.fill("Adres e-mail", "piotr@piekarnia.example");
        tab.click("button[type=submit]", "Utwórz odnośnik");
        tab.awaitText("Potwierdź, że to Ty");
        owner.fill("Hasło", Newcomer.PASSWORD);
        tab.click("[role=dialog] button", "Potwierdź");
        tab.await("document.querySelector('[role=status] code')?.textContent.includes('/link#')");
    }
}
