package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Browser;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.Town;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an empty server to the first notification in a conversation, by nothing but what the screens offer.
class FirstNotificationIT {

    private static final String TOPIC = "Chleb tygodnia";
    private static final String OFFER = "Chleb tygodnia: żytni z miodem gryczanym.";

    @Test
    void theFirstOwnerComesToTheFirstNotificationByTheScreensAlone(@TempDir Path directory) {
        try (Town town = Newcomer.town(directory);
                Browser browser = Browser.start(directory.resolve("profile"), "pl");
                Tab tab = browser.tab()) {
            Newcomer owner = new Newcomer(tab);
            tab.open(town.ownerLink());
            owner.joins("Anna Kowalska", Newcomer.EMAIL, "Zaczynamy");
            owner.connects();

            createsTheTopic(owner, tab);
            publishesTheRequest(owner, tab);
            publishesTheOffer(owner, tab);
            plansTheWeeks(owner, tab);
            opensTheEntrance(owner, tab);
            seesWhatIsLeft(owner, tab, "Zdobądź pierwszą zgodę");

            owner.goesTo("Symulator");
            Messenger zofia = Messenger.in(tab, town);
            zofia.meets("Zofia");
            zofia.greets();
            zofia.agrees(TOPIC);
            assertThat(zofia.notifications()).isZero();
            zofia.turnsAWeek();
            zofia.reads(OFFER);
            assertThat(zofia.notifications()).isEqualTo(1);

            seesTheNotificationOfThePerson(owner, tab);
        }
    }

    private static void createsTheTopic(Newcomer owner, Tab tab) {
        owner.goesTo("Tematy powiadomień");
        tab.click("main a", "Nowy temat");
        owner.fill("Nazwa", TOPIC);
        tab.click("label", "Tygodniowe");
        tab.click("button[type=submit]", "Utwórz temat");
        tab.await("document.querySelector('main h1').textContent === '" + TOPIC + "'");
    }

    private static void publishesTheRequest(Newcomer owner, Tab tab) {
        begins(owner, tab, "Zgoda na chleb tygodnia");
        tab.click("[role=toolbar] button[aria-label='Prośba o zgodę']", "");
        owner.choose("Temat", TOPIC);
        publishes(tab);
    }

    private static void publishesTheOffer(Newcomer owner, Tab tab) {
        begins(owner, tab, "Oferta A");
        tab.click("[role=toolbar] button[aria-label='Wiadomość']", "");
        owner.fill("Tekst", OFFER);
        publishes(tab);
    }

    private static void begins(Newcomer owner, Tab tab, String name) {
        owner.goesTo("Flow");
        tab.click("main button", "Nowy flow");
        owner.fill("Nazwa", name);
        tab.click("[role=dialog] button", "Utwórz");
        tab.await("document.querySelector('[role=status][data-state]')");
    }

    private static void publishes(Tab tab) {
        tab.await("document.querySelector('[role=status][data-state=saved]')");
        tab.click("[data-top] button", "Opublikuj");
        tab.click("[role=dialog] button", "Opublikuj");
        tab.awaitText("Opublikowano „");
        tab.await("!document.querySelector('[role=dialog]')");
        tab.click("[data-top] a", "Flow");
        tab.await("document.querySelector('main h1')");
    }

    private static void plansTheWeeks(Newcomer owner, Tab tab) {
        owner.goesTo("Sekwencje");
        tab.click("main a", "Nowa sekwencja");
        owner.fill("Nazwa", "Cztery tygodnie chleba");
        owner.choose("Dzień tygodnia", "czwartek");
        tab.click("button[aria-label='Dodaj na końcu: Oferta A']", "");
        tab.click("button[type=submit]", "Utwórz sekwencję");
        tab.await("document.querySelector('main h1').textContent === 'Cztery tygodnie chleba'");
    }

    private static void opensTheEntrance(Newcomer owner, Tab tab) {
        seesWhatIsLeft(owner, tab, "Otwórz wejście do flow");
        tab.click("main a", "Otwórz wejście do flow");
        owner.choose("Odpowiedź domyślna", "Zgoda na chleb tygodnia");
        tab.click("button[type=submit]", "Zapisz");
        tab.awaitText("Zapisano.");
    }

    /// Home says what to do next: the first of the steps that are not done.
    private static void seesWhatIsLeft(Newcomer owner, Tab tab, String step) {
        owner.goesTo("Start");
        tab.await("document.querySelector('main ol > li:not([data-done]) p')?.textContent === '" + step + "'");
    }

    private static void seesTheNotificationOfThePerson(Newcomer owner, Tab tab) {
        owner.goesTo("Kontakty");
        tab.click("main tbody a", "");
        tab.await("document.querySelector('[data-about=send][data-kind=SENT]')");
    }
}
