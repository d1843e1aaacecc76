package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The charts of a topic and of a sequence show what the server counts, as bars and as a table.
@ExtendWith(OneStudio.class)
class ChartsIT {

    private static final String TABLE = "[...document.querySelectorAll('main table tbody tr')]"
            + ".map((row) => [...row.children].slice(1).map((cell) => cell.textContent).join(' ')).join('|')";

    private final Studio studio;
    private final Tab tab;

    ChartsIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @AfterEach
    void byDayAtADesk() {
        tab.scheme("light");
        tab.size(1440, 900, false);
    }

    @Test
    void aTopicShowsHowManyPeopleCameHowFar() {
        JsonNode people = studio.api().get(page() + "/topics/" + studio.bakery().topicId() + "/consent-funnel");
        assertThat(people.get("asked").asInt()).isPositive();
        assertThat(people.get("agreed").asInt()).isPositive();

        studio.show(topic());
        tab.await(value("asked") + " === '" + people.get("asked").asInt() + "'");
        tab.await(value("agreed") + " === '" + people.get("agreed").asInt() + "'");
        tab.click("button[aria-label='Droga zgód: pokaż jako tabelę']", "");
        tab.await(TABLE + ".split('|').length === 7");
    }

    @Test
    void aSequenceComparesItsTurns() {
        JsonNode first = studio.api()
                .get(page() + "/sequences/" + sequenceId() + "/report?days=28")
                .at("/steps/0");
        assertThat(first.get("planned").asInt()).isPositive();

        studio.show(sequence());
        tab.click("button[aria-label='Kolej po kolei: pokaż jako tabelę']", "");

        tab.await(TABLE
                + ".startsWith('%d %d %d %d %d')"
                        .formatted(
                                first.get("planned").asInt(),
                                first.get("sent").asInt(),
                                first.get("read").asInt(),
                                first.get("tapped").asInt(),
                                first.get("refused").asInt()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "sequence"})
    void axeFindsNothingByNightOnAPhoneNorByDay(String screen) throws IOException {
        String path = screen.equals("topic") ? topic() : sequence();
        studio.show(path);
        tab.await("document.querySelector('main [data-row]')");
        assertThat(Axe.violations(tab)).isEmpty();

        tab.scheme("dark");
        tab.size(390, 844, true);
        studio.show(path);
        tab.await("document.querySelector('main [data-row]')");
        assertThat(Axe.violations(tab)).isEmpty();
        tab.click("button[aria-label*='pokaż jako tabelę']", "");
        assertThat(Axe.violations(tab)).isEmpty();
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
    }

    private String page() {
        return "/pages/" + studio.bakery().pageId();
    }

    private String topic() {
        return "/content/topics/" + studio.bakery().topicId();
    }

    private String sequence() {
        return "/content/sequences/" + sequenceId();
    }

    private String sequenceId() {
        return studio.sequence("Cztery tygodnie chleba");
    }

    private static String value(String row) {
        return "document.querySelector('main [data-row=" + row + "] [data-value]')?.textContent";
    }
}
