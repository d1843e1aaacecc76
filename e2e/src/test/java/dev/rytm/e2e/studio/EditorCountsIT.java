package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What people did on the steps of a flow, as it stands on each step and at each exit.
@ExtendWith(OneStudio.class)
class EditorCountsIT {

    /// Whoever writes to the bakery has been asked for consent already, so that its second request is refused.
    private static final String FLOW = """
            {"entry": "hello", "steps": {
              "hello": {"kind": "message", "id": "hello", "name": "", "exits": {"bread": "days", "news": "ask"},
                "message": {"kind": "buttons", "text": "Co dla Ciebie?", "quickReplies": [], "buttons": [
                  {"kind": "tap", "id": "bread", "title": "Chleb"}, {"kind": "tap", "id": "news", "title": "Nowości"},
                  {"kind": "tap", "id": "none", "title": "Nic"}]}},
              "days": {"kind": "wait", "id": "days", "name": "", "delay": {"kind": "for", "duration": "P20D"}},
              "ask": {"kind": "consent", "id": "ask", "name": "", "topic": "%s"}}}""";

    private final Studio studio;
    private final Tab tab;

    EditorCountsIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @AfterEach
    void withoutCounts() {
        tab.evaluate("localStorage.removeItem('rytm.flowCounts')");
    }

    @Test
    void stepsAndExitsTellWhatPeopleDidInTheDaysAskedFor() {
        Desk desk =
                Desk.with(studio, Drawings.flow(FLOW.formatted(studio.bakery().topicId())));
        desk.publish();
        visit(desk, "Chleb");
        visit(desk, "Nowości");

        desk.more("Z ostatnich 7 dni");

        await(desk, "hello", "Przyszło: 2, Wysłane: 2, Przeczytane: 2, Dotknięte: 2");
        await(desk, "days", "Teraz czeka: 1, Przyszło: 1");
        await(desk, "ask", "Przyszło: 1, Niewysłane: 1");
        assertThat(exits("hello")).containsExactly("Chleb: 1", "Nowości: 1", "Nic: 0");
        desk.choose("ask");
        tab.press("e");
        tab.awaitText("O zgodę na ten temat zapytano tę osobę mniej niż tydzień temu.");

        studio.pass(Duration.ofDays(9));
        desk.show();

        await(desk, "days", "Teraz czeka: 1");
        desk.more("Z ostatnich 30 dni");
        await(desk, "days", "Teraz czeka: 1, Przyszło: 1");
        desk.more("Z ostatnich 90 dni");
        await(desk, "hello", "Przyszło: 2, Wysłane: 2, Przeczytane: 2, Dotknięte: 2");
    }

    /// Somebody comes through the flow, reads what it says and taps that button.
    private void visit(Desk desk, String button) {
        Resident guest = Resident.called(studio, "Gość", button);
        guest.starts(desk.flow());
        guest.reads();
        guest.taps(button);
    }

    private void await(Desk desk, String step, String counts) {
        desk.settle();
        tab.await("[...document.querySelectorAll('" + Desk.node(step) + " header ~ span [data-count]')]"
                + ".map((one) => one.textContent).join(', ') === '" + counts + "'");
    }

    private List<String> exits(String step) {
        return tab.evaluate("[...document.querySelectorAll('" + Desk.node(step) + " li')].map((exit) => "
                        + "exit.querySelector('span').textContent + ': ' + "
                        + "exit.querySelector('[data-count=left] [aria-hidden]').textContent)")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
