package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The weeks of a sequence, filled by dragging flows into them.
@ExtendWith(OneStudio.class)
class SequenceIT {

    private static final String SHELF = "section ul > li[draggable=true]";
    private static final String WEEKS = "section ol > li[draggable=true]";
    private static final String NEXT_WEEK = "section ol > li:last-child";

    private final Studio studio;
    private final Tab tab;

    SequenceIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
        tab.size(1440, 900, false);
    }

    @Test
    void flowsAreDraggedIntoWeeksAndStayThereOnceSaved() {
        studio.show("/content/sequences/new");
        tab.await("document.querySelector('" + SHELF + "')");
        tab.evaluate("document.querySelector('form input[required]').select()");
        tab.type("Dwa tygodnie");

        drag("Oferta A", NEXT_WEEK);
        tab.await(weeks() + " === 'Oferta A'");
        drag("Oferta B", WEEKS);
        tab.await(weeks() + " === 'Oferta B, Oferta A'");
        tab.click("button[type=submit]", "Utwórz");
        tab.await("document.querySelector('main h1').textContent === 'Dwa tygodnie'");

        tab.open(tab.evaluate("location.href").asString());
        tab.await(weeks() + " === 'Oferta B, Oferta A'");
    }

    private static String weeks() {
        return "[...document.querySelectorAll('" + WEEKS + " > strong')].map((one) => one.textContent).join(', ')";
    }

    /// From the shelf to the first element that fits `place`, in the events that a browser makes of it; each reaches
    /// the page before the next one happens.
    private void drag(String flow, String place) {
        String card = "[...document.querySelectorAll('" + SHELF + "')].find((one) => one.textContent.includes('" + flow
                + "'))";
        String target = "document.querySelector('" + place + "')";
        happens(card, "dragstart");
        happens(target, "dragover");
        happens(target, "drop");
        happens(card, "dragend");
    }

    private void happens(String element, String kind) {
        tab.evaluate(
                "%s.dispatchEvent(new DragEvent('%s', {bubbles: true, cancelable: true, dataTransfer: new DataTransfer()}))"
                        .formatted(element, kind));
    }
}
