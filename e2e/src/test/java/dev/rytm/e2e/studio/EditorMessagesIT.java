package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The forms of messages and questions: what is filled in arrives at the server as what the engine reads, and the
/// preview says it as people will read it.
@ExtendWith(OneStudio.class)
class EditorMessagesIT {

    private final Studio studio;
    private final Tab tab;

    EditorMessagesIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void aTextSpeaksToThePersonAndOffersReplies() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Wiadomość");
        Form form = desk.form();
        form.write("Nazwa kroku", "Powitanie");
        form.write("Tekst", "Dzień dobry, ");
        form.press("Wstaw coś o osobie: Tekst", "Imię");
        form.press("Dodaj szybką odpowiedź");
        tab.await("document.activeElement.labels?.[0]?.textContent === 'Szybka odpowiedź 1'");
        tab.type("Nie");
        form.press("Dodaj szybką odpowiedź");
        form.write("Szybka odpowiedź 2", "Tak");
        form.press("Dodaj szybką odpowiedź");
        form.press("Przenieś wyżej: Szybka odpowiedź 2");
        form.press("Usuń: Szybka odpowiedź 3");

        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "message", "name": "Powitanie", "exits": {},
                 "message": {"kind": "text", "text": "Dzień dobry, {{first_name|znajomi}}",
                   "quickReplies": [{"title": "Tak"}, {"title": "Nie"}]}}"""));
        assertThat(tab.evaluate("[...document.querySelectorAll('aside figure p')].map((one) => one.textContent).join()")
                        .asString())
                .as("as Anna reads it, and somebody of whom nothing is known")
                .isEqualTo("Dzień dobry, Anna,Dzień dobry, znajomi");
    }

    @Test
    void aPictureIsShown() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Wiadomość");
        desk.form().pick("Postać wiadomości", "Obraz");
        desk.form().write("Adres obrazu", "https://piekarnia.example/chleb.jpg");

        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "message", "name": "", "exits": {},
                 "message": {"kind": "image", "url": "https://piekarnia.example/chleb.jpg", "quickReplies": []}}"""));
    }

    @Test
    void buttonsGoOnOpenAPageAndStartAFlow() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Wiadomość");
        Form form = desk.form();
        form.pick("Postać wiadomości", "Przyciski");
        form.write("Tekst", "Na co masz ochotę?");
        button(form, 1, "Otwiera stronę", "Wypieki");
        form.part("Przyciski", 1).write("Adres", "https://piekarnia.example/wypieki");
        button(form, 2, "Zaczyna inny flow", "Oferta");
        form.part("Przyciski", 2).choose("Flow", "Oferta A");
        button(form, 3, "Dalej w tym flow", "Chleb");
        form.press("Przenieś wyżej: przycisk 3");
        form.press("Przenieś wyżej: przycisk 2");
        form.press("Przenieś niżej: przycisk 2");

        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "message", "name": "", "exits": {},
                 "message": {"kind": "buttons", "text": "Na co masz ochotę?", "quickReplies": [], "buttons": [
                   {"kind": "tap", "title": "Chleb"},
                   {"kind": "start-flow", "title": "Oferta", "flow": "%s"},
                   {"kind": "link", "title": "Wypieki", "url": "https://piekarnia.example/wypieki"}]}}""".formatted(studio.flow("Oferta A"))));
    }

    @Test
    void aGalleryHoldsCardsWithButtons() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Wiadomość");
        Form form = desk.form();
        form.pick("Postać wiadomości", "Galeria");
        form.part("Karty", 1).write("Tytuł", "Bułka");
        form.press("Dodaj kartę");
        Form card = form.part("Karty", 2);
        card.write("Tytuł", "Żytni");
        card.write("Podtytuł", "Na zakwasie");
        card.write("Adres obrazu", "https://piekarnia.example/zytni.jpg");
        card.write("Adres karty", "https://piekarnia.example/zytni");
        button(card, 1, "Dalej w tym flow", "Biorę");
        form.press("Dodaj kartę");
        form.press("Usuń: Karta 3");
        form.press("Przenieś wyżej: Karta 2");
        form.turn("Kwadratowe obrazy");

        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "message", "name": "", "exits": {},
                 "message": {"kind": "gallery", "square": true, "quickReplies": [], "cards": [
                   {"title": "Żytni", "subtitle": "Na zakwasie", "imageUrl": "https://piekarnia.example/zytni.jpg",
                    "url": "https://piekarnia.example/zytni", "buttons": [{"kind": "tap", "title": "Biorę"}]},
                   {"title": "Bułka", "buttons": []}]}}"""));
    }

    private static void button(Form form, int number, String kind, String title) {
        form.press("Dodaj przycisk");
        form.part("Przyciski", number).choose("Co robi przycisk", kind);
        form.part("Przyciski", number).write("Napis na przycisku", title);
    }

    @Test
    void aQuestionKeepsItsAnswerInAFieldAndWaitsForAWhile() {
        Desk desk = Desk.with(studio, Drawings.empty());
        String step = desk.add("Pytanie");
        Form form = desk.form();
        form.write("Tekst", "Ile bułek odłożyć?");
        form.write("Pole", "bułki");
        form.choose("Rodzaj odpowiedzi", "Liczba");
        form.choose("Jednostka", "minuty");
        form.write("Jak długo", "45");

        assertThat(desk.step(step)).isEqualTo(Drawings.json("""
                {"kind": "question", "name": "", "field": "bułki", "answer": "NUMBER", "timeout": "PT45M",
                 "message": {"kind": "text", "text": "Ile bułek odłożyć?", "quickReplies": []}}"""));
        form.turn("Tylko przez pewien czas");
        assertThat(desk.step(step).has("timeout")).isFalse();
    }
}
