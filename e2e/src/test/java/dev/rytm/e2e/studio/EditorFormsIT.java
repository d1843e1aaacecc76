package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.browser.Tab;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The form of every kind of step: what is filled in arrives at the server as what the engine reads.
@ExtendWith(OneStudio.class)
class EditorFormsIT {

    private static final String TOPIC = Bakery.TITLE + " (tygodniowe)";
    private static final String SEQUENCE = "Cztery tygodnie chleba";

    private final Studio studio;
    private final Tab tab;

    EditorFormsIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void aRequestForConsentNamesItsTopic() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Prośba o zgodę");
        desk.form().choose("Temat", TOPIC);

        assertThat(desk.step(step))
                .isEqualTo(Drawings.json("""
                {"kind": "consent", "name": "", "topic": "%s"}""".formatted(studio.bakery().topicId())));
        tab.awaitText("Tak pokaże to Messenger");
    }

    @Test
    void aConditionAsksForAllOrAnyOfWhatIsKnown() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Warunek");
        Form form = desk.form();
        form.press("Dodaj warunek", "Zgoda");
        form.part(1).choose("Temat", TOPIC);
        form.part(1).choose("Stan zgody", "rezygnuje", "bez zgody");
        form.press("Dodaj warunek", "Tag");
        form.part(2).write("Tag", "stały gość");
        form.part(2).choose("Czy ma być spełniony?", "tak nie jest");
        form.press("Dodaj warunek", "Sekwencja");
        form.part(3).choose("Sekwencja", SEQUENCE);
        form.press("Dodaj warunek", "Okno 24-godzinne jest otwarte");
        form.press("Dodaj warunek", "Godzina i dzień");
        form.part(5).set("Od", "22:00");
        form.part(5).set("Do, wyłącznie", "06:30");
        form.part(5).choose("W które dni", "niedz.");
        form.press("Dodaj warunek", "Grupa warunków");
        form.part(6).press("Dodaj warunek", "Pole");
        form.part(6).write("Pole", "miasto");
        form.part(6).choose("Jak porównać", "zawiera");
        form.part(6).write("Wartość", "Gdynia");

        assertThat(desk.step(step))
                .isEqualTo(Drawings.json("""
                {"kind": "condition", "name": "", "condition": {"kind": "all", "parts": [
                  {"kind": "consent-is", "topic": "%s", "statuses": ["ACTIVE", "STOPPED"], "none": true},
                  {"kind": "not", "part": {"kind": "has-tag", "tag": "stały gość"}},
                  {"kind": "in-sequence", "sequence": "%s"},
                  {"kind": "window-open"},
                  {"kind": "local-time-in", "days": ["SUNDAY"], "from": "22:00", "until": "06:30"},
                  {"kind": "any", "parts": [{"kind": "field-is", "field": "miasto", "comparison": "CONTAINS",
                    "value": {"kind": "text", "value": "Gdynia"}}]}]}}""".formatted(studio.bakery().topicId(), studio.sequence(SEQUENCE))));
    }

    @Test
    void actionsChangeLabelsAndPlaces() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Działanie");
        Form form = desk.form();
        form.press("Dodaj działanie", "Dodaj tag");
        form.part(1).write("Tag", "gość");
        form.press("Dodaj działanie", "Usuń tag");
        form.part(2).write("Tag", "nowy");
        form.press("Dodaj działanie", "Ustaw pole");
        form.part(3).write("Pole", "bułki");
        form.part(3).choose("Rodzaj wartości", "Liczba");
        form.part(3).write("Wartość", "6");
        form.press("Dodaj działanie", "Wyczyść pole");
        form.part(4).write("Pole", "miasto");
        form.press("Dodaj działanie", "Zapisz do sekwencji");
        form.part(5).choose("Sekwencja", SEQUENCE);
        form.part(5).turn("Zastępuje inną sekwencję tego samego tematu");
        form.press("Dodaj działanie", "Wypisz z sekwencji");
        form.part(6).choose("Sekwencja", SEQUENCE);
        form.press("Przenieś niżej: działanie 1");

        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "action", "name": "", "actions": [
                  {"kind": "remove-tag", "tag": "nowy"},
                  {"kind": "add-tag", "tag": "gość"},
                  {"kind": "set-field", "field": "bułki", "value": {"kind": "numeric", "value": 6}},
                  {"kind": "clear-field", "field": "miasto"},
                  {"kind": "enrol", "sequence": "%1$s", "replace": true},
                  {"kind": "leave", "sequence": "%1$s"}]}""".formatted(studio.sequence(SEQUENCE))));
    }

    @Test
    void whoeverAddsAnActionGoesOnInIt() {
        Desk desk = Desk.with(studio, Drawings.empty());
        desk.add("Działanie");
        Form form = desk.form();
        for (String kind : List.of("Dodaj tag", "Zapisz do sekwencji", "Powiadom zespół")) {
            form.press("Dodaj działanie", kind);
            tab.await("!document.querySelector('[role=menu]')");
            tab.await("document.querySelector('aside ol > li:last-child').contains(document.activeElement)"
                    + " && document.activeElement.matches('input, textarea')");
        }
    }

    @Test
    void actionsStopATopicAndTellOthers() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Działanie");
        Form form = desk.form();
        form.press("Dodaj działanie", "Dodaj tag");
        form.press("Dodaj działanie", "Zatrzymaj temat");
        form.part(2).choose("Temat", TOPIC);
        form.press("Dodaj działanie", "Powiadom zespół");
        form.part(3).write("Co przekazać zespołowi", "Ktoś rezygnuje");
        form.press("Dodaj działanie", "Wywołaj webhook");
        form.part(4).write("Adres drugiego systemu", "https://piekarnia.example/kasa");
        form.part(4).write("Przekazywane pola", "bułki");
        tab.press("Enter");
        form.part(4).turn("Przekaż też wszystkie tagi");
        form.press("Usuń: działanie 1");

        assertThat(desk.step(step))
                .isEqualTo(Drawings.json("""
                {"kind": "action", "name": "", "actions": [
                  {"kind": "stop-topic", "topic": "%s"},
                  {"kind": "notify-team", "text": "Ktoś rezygnuje"},
                  {"kind": "call-webhook", "url": "https://piekarnia.example/kasa", "fields": ["bułki"], "tags": true}]}""".formatted(studio.bakery().topicId())));
    }

    @Test
    void aWaitLastsForATimeUntilAnHourOrUntilAReply() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Czekanie");
        Form form = desk.form();
        form.choose("Jednostka", "godziny");
        form.write("Jak długo", "36");
        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "wait", "name": "", "delay": {"kind": "for", "duration": "PT36H"}}"""));

        form.pick("Jak czekać", "Do godziny");
        form.set("Godzina", "18:30");
        form.choose("Dni", "pon.", "pt.");
        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "wait", "name": "",
                 "delay": {"kind": "until-time", "time": "18:30", "days": ["MONDAY", "FRIDAY"]}}"""));

        form.pick("Jak czekać", "Na odpowiedź");
        form.write("Jak długo", "2");
        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "wait", "name": "", "delay": {"kind": "until-reply", "timeout": "PT2H"}}"""));
    }

    @Test
    void aSplitSharesPeopleAmongItsWays() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Podział");
        Form form = desk.form();
        form.press("Dodaj drogę");
        form.press("Podziel równo");
        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "split", "name": "", "branches": [{"percent": 34}, {"percent": 33}, {"percent": 33}]}"""));

        form.press("Usuń: Droga 3");
        tab.awaitText("Razem 67 %: musi być 100 %.");
        form.write("Droga 1", "67");

        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "split", "name": "", "branches": [{"percent": 67}, {"percent": 33}]}"""));
    }

    @Test
    void goingToLeadsToAStepAFlowOrASubflow() {
        Desk desk = Desk.with(studio, Drawings.messages(1));
        String step = desk.add("Przejście");
        Form form = desk.form();
        form.pick("Dokąd", "Krok");
        form.choose("Krok tego flow", "Słowa numer 0");
        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "go-to", "name": "", "target": {"kind": "to-step", "step": "m0"}}"""));

        form.pick("Dokąd", "Flow");
        form.choose("Flow", "Oferta B");
        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "go-to", "name": "", "target": {"kind": "to-flow", "flow": "%s"}}""".formatted(studio.flow("Oferta B"))));

        form.pick("Dokąd", "Subflow");
        form.choose("Subflow", "Po wznowieniu");
        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "go-to", "name": "", "target": {"kind": "to-subflow", "flow": "%s"}}""".formatted(studio.flow("Po wznowieniu"))));
    }

    @Test
    void theTeamTakesOverWithANoteAndTheEndHasAName() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String over = desk.add("Przekazanie zespołowi");
        desk.form().write("Notatka dla zespołu", "Pyta o tort");
        String end = desk.addBehind(over, "Dalej", "Koniec");
        desk.form().write("Nazwa kroku", "Po rozmowie");

        assertThat(desk.step(over)).isEqualTo(Drawings.json("""
                {"kind": "hand-over", "name": "", "note": "Pyta o tort", "next": "%s"}""".formatted(end)));
        assertThat(desk.step(end)).isEqualTo(Drawings.json("""
                {"kind": "end", "name": "Po rozmowie"}"""));
    }
}
