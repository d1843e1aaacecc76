package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import dev.rytm.sandbox.platform.ThreadItem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People who are inside a flow while it is published again: whoever publishes says what becomes of them.
@ExtendWith(OneStudio.class)
class EditorPeopleIT {

    private static final String FLOW = """
            {"entry": "begin", "steps": {
              "begin": {"kind": "message", "id": "begin", "name": "", "exits": {}, "next": "wait",
                "message": {"kind": "text", "text": "Stary początek", "quickReplies": []}},
              "wait": {"kind": "wait", "id": "wait", "name": "", "delay": {"kind": "until-reply"}, "next": "end"},
              "end": {"kind": "message", "id": "end", "name": "", "exits": {},
                "message": {"kind": "text", "text": "Stary koniec", "quickReplies": []}}},
             "layout": {"notes": {}, "positions":
               {"begin": {"x": 0, "y": 0}, "wait": {"x": 0, "y": 240}, "end": {"x": 0, "y": 480}}}}""";

    private final Studio studio;
    private final Tab tab;

    EditorPeopleIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zostają w wersji, którą zaczęły               | Stary początek, Stary koniec",
                "Idą dalej od tego samego kroku w nowej wersji | Stary początek, Nowy koniec",
                "Zaczynają nową wersję od początku             | Stary początek, Nowy początek, Nowy koniec"
            })
    void whoIsInsideStaysMovesOrBeginsAgain(String way, String read) {
        Desk desk = Desk.with(studio, Drawings.flow(FLOW));
        desk.publish();
        Resident inside = Resident.called(studio, "Wiktor", "Stały");
        int before = inside.told(ThreadItem.Kind.FROM_PAGE).size();
        inside.starts(desk.flow());

        change(desk, "begin", "Nowy początek");
        change(desk, "end", "Nowy koniec");
        desk.saved();
        tab.click("[data-top] button", "Opublikuj");
        tab.awaitText("1 osoba jest teraz w wersji 1.");
        tab.click("[role=dialog] label", way);
        tab.click("[role=dialog] button", "Opublikuj");
        tab.await("!document.querySelector('[role=dialog]')");
        studio.settle();
        inside.says("Jestem");

        List<String> all = inside.told(ThreadItem.Kind.FROM_PAGE);
        assertThat(all.subList(before, all.size())).isEqualTo(Arrays.asList(read.split(", ")));
    }

    private void change(Desk desk, String step, String text) {
        desk.choose(step);
        tab.press("e");
        desk.form().write("Tekst", text);
    }
}
