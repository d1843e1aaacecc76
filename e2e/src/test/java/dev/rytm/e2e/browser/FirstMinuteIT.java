package dev.rytm.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Rules;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.stack.ApiClient;
import dev.rytm.e2e.stack.Town;
import dev.rytm.sandbox.people.PersonSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The README's first minute in a browser, step by step, as a person would do it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstMinuteIT {

    private static final Instant THURSDAY_NOON = Instant.parse("2022-09-01T12:00:00Z");

    private Town town;
    private Bakery bakery;
    private Browser browser;
    private Tab tab;

    @BeforeAll
    void openTheWindow(@TempDir Path directory) {
        town = Town.found(
                new Town.Plan(directory.resolve("town"), THURSDAY_NOON, 7, false, new Rules(), InstantSource.system()));
        bakery = town.openBakery();
        town.sandbox().people().create(PersonSpec.on(Bakery.META_PAGE).called("Anna", "Kowalska"));
        browser = Browser.start(directory.resolve("profile"), "en");
        tab = browser.tab();
    }

    @AfterAll
    void closeEverything() {
        tab.close();
        browser.close();
        town.close();
    }

    @Test
    void annaAgreesGetsThursdaysBreadAndNothingAfterSheStops() {
        tab.size(1440, 900, false);
        tab.open(town.sandbox().url() + "/sandbox/");
        tab.click(".person", "Anna Kowalska");
        tab.click(".reply", "Good morning");
        tab.click(".request button", "");
        tab.awaitText("Agreed to \"" + Bakery.TITLE + "\"");

        tab.await("document.getElementById('next').textContent.includes('Sep 8')");
        tab.click("[data-by=P7D]", "week");
        tab.awaitText("żytni z miodem gryczanym");
        tab.click(".stop-link", "Stop these messages");
        tab.awaitText("Stopped \"" + Bakery.TITLE + "\"");
        tab.click("[data-by=P7D]", "week");
        tab.await("document.getElementById('now').dateTime >= '2022-09-15T12:00'");

        assertThat(notifications()).isEqualTo(1);
        assertThat(newestSend().path("reason").asString("")).isEqualTo("CONSENT_STOPPED");
    }

    private long notifications() {
        return tab.evaluate("document.querySelectorAll('.theirs .stop-link').length")
                .asLong();
    }

    private JsonNode newestSend() {
        ApiClient api = new ApiClient("http://127.0.0.1:" + town.server().httpPort(), bakery.key());
        return api.get("/pages/" + bakery.pageId() + "/sends")
                .path("sends")
                .path(0)
                .path("send");
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, false", "390, 844, true"})
    void fitsTheScreenInBothLanguages(int width, int height, boolean phone) {
        tab.size(width, height, phone);
        tab.open(town.sandbox().url() + "/sandbox/");
        tab.click(".person", "Anna Kowalska");
        for (String language : new String[] {"Polski", "English"}) {
            tab.click("#language", language);

            assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(width);
            assertThat(tab.evaluate("document.querySelector('#composer button').getBoundingClientRect().bottom")
                            .asInt())
                    .isLessThanOrEqualTo(height);
        }
    }
}
