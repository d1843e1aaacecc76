package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.browser.Tab;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.platform.ThreadItem;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reference's example as a marketer builds it, from nothing to two offers that arrive a week apart.
@ExtendWith(OneStudio.class)
class ReferenceFlowIT {

    private static final String TOPIC = "Zniżka tygodnia";
    private static final String ASKING = "Zgoda na zniżkę";
    private static final String FIRST = "Zniżka: tydzień pierwszy";
    private static final String SECOND = "Zniżka: tydzień drugi";
    private static final String TAG = "dostaje zniżki";
    private static final String FIRST_OFFER = "W tym tygodniu: dwa razowce w cenie jednego.";
    private static final String SECOND_OFFER = "W tym tygodniu: do każdego chleba drożdżówka.";
    private static final String THANKS = "Odłożone, czeka do soboty!";

    private final Studio studio;
    private final Tab tab;

    ReferenceFlowIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
        tab.size(1440, 900, false);
    }

    @Test
    void twoWeeklyOffersAreMadeFromNothingAndArrive() {
        makeTopic();
        Desk asking = askForConsent();
        Desk first = drawOffer();
        Desk second = duplicate(first);
        planTwoWeeks();
        Resident zofia = Resident.called(studio, "Zofia", "Lipska");
        zofia.starts(asking.flow());
        zofia.agrees();

        studio.pass(Duration.ofDays(14));
        zofia.taps("Odłóżcie mi");

        assertThat(changed(first.draft(), FIRST_OFFER, SECOND_OFFER)).isEqualTo(second.draft());
        assertThat(zofia.told(ThreadItem.Kind.NOTIFICATION)).containsExactly(FIRST_OFFER, SECOND_OFFER);
        List<CallRecord> calls = zofia.calls(CallRecord.Kind.NOTIFICATION);
        assertThat(calls).hasSize(2).allMatch(CallRecord::accepted);
        assertThat(at(calls.getLast())).isEqualTo(at(calls.getFirst()).plusWeeks(1));
        assertThat(zofia.told(ThreadItem.Kind.FROM_PAGE)).endsWith(THANKS);
        assertThePageOf(zofia);
    }

    /// Content, notification topics: a name and how often.
    private void makeTopic() {
        studio.show("/content/topics/new");
        Form form = new Form(tab, "main form");
        form.write("Nazwa", TOPIC);
        tab.click("[aria-labelledby=frequency] label", "Tygodniowe");
        form.press("Utwórz temat");
        tab.await("document.querySelector('main h1').textContent === '" + TOPIC + "'");
    }

    private Desk askForConsent() {
        Desk desk = begin(ASKING);
        desk.add("Prośba o zgodę");
        desk.form().choose("Temat", TOPIC + " (tygodniowe)");
        desk.publish();
        return desk;
    }

    /// Whoever agreed is marked and gets the offer; a tap on its button is answered.
    private Desk drawOffer() {
        Desk desk = begin(FIRST);
        String agreed = desk.add("Warunek");
        desk.form().press("Dodaj warunek", "Zgoda");
        desk.form().choose("Temat", TOPIC + " (tygodniowe)");
        String mark = desk.addBehind(agreed, "Tak", "Działanie");
        desk.form().press("Dodaj działanie", "Dodaj tag");
        desk.form().write("Tag", TAG);
        String offer = desk.addBehind(mark, "Dalej", "Wiadomość");
        desk.form().write("Nazwa kroku", "Oferta");
        desk.form().pick("Postać wiadomości", "Przyciski");
        desk.form().write("Tekst", FIRST_OFFER);
        desk.form().press("Dodaj przycisk");
        desk.form().write("Napis na przycisku", "Odłóżcie mi");
        desk.addBehind(offer, "Odłóżcie mi", "Wiadomość");
        desk.form().write("Tekst", THANKS);
        desk.publish();
        return desk;
    }

    private Desk begin(String name) {
        studio.show("/content/flows");
        tab.click("main button", "Nowy flow");
        Form dialog = new Form(tab, "[role=dialog]");
        dialog.write("Nazwa", name);
        dialog.press("Utwórz");
        return Desk.here(studio);
    }

    /// The copy, in which nothing but the words of the offer is changed.
    private Desk duplicate(Desk first) {
        studio.show("/content/flows");
        new Form(tab, "main").press("Więcej: " + FIRST, "Duplikuj");
        new Form(tab, "[role=alert]").press("Zmień nazwę");
        Form dialog = new Form(tab, "[role=dialog]");
        dialog.write("Nazwa", SECOND);
        dialog.press("Zapisz");
        tab.await("!document.querySelector('[role=dialog]')");
        tab.click("main a", SECOND);
        Desk desk = Desk.here(studio);
        assertThat(desk.flow()).isNotEqualTo(first.flow());
        tab.pressWithControl("f");
        tab.await("document.activeElement.getAttribute('role') === 'combobox'");
        tab.type("dwa razowce");
        tab.press("Enter");
        tab.await("document.querySelectorAll('.react-flow__node.selected').length === 1");
        tab.press("e");
        desk.form().write("Tekst", SECOND_OFFER);
        desk.publish();
        return desk;
    }

    private void planTwoWeeks() {
        studio.show("/content/sequences/new");
        Form form = new Form(tab, "main form");
        form.write("Nazwa", "Dwa tygodnie zniżek");
        form.choose("Temat", TOPIC);
        form.press("Dodaj na końcu: " + FIRST);
        form.press("Dodaj na końcu: " + SECOND);
        form.press("Utwórz sekwencję");
        tab.await("document.querySelector('main h1').textContent === 'Dwa tygodnie zniżek'");
    }

    private static JsonNode changed(JsonNode document, String from, String to) {
        return JsonMapper.shared().readTree(document.toString().replace(from, to));
    }

    private static ZonedDateTime at(CallRecord call) {
        return call.received().virtual().atZone(Bakery.ZONE);
    }

    /// The studio tells the same of the person: both flows, the tag, and that they agreed.
    private void assertThePageOf(Resident resident) {
        studio.show("/contacts/" + resident.id());
        tab.await("document.querySelector('main h1').textContent === 'Zofia Lipska'");
        tab.awaitText(TAG);
        String sent = "[...document.querySelectorAll('[data-about=send]')].map((one) => one.innerText).join('\\n')";
        tab.await(sent + ".includes('" + FIRST + "') && " + sent + ".includes('" + SECOND + "')");
        studio.picture("reference-person");
    }
}
