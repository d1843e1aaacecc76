package dev.rytm.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Rules;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.stack.ApiClient;
import dev.rytm.e2e.stack.Town;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
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

    @Test
    void whoeverOnlyPressesEnterDeletesNobody() {
        Person jan =
                town.sandbox().people().create(PersonSpec.on(Bakery.META_PAGE).called("Jan", "Maj"));
        tab.size(1440, 900, false);
        tab.open(town.sandbox().url() + "/sandbox/?psid=" + jan.psid());
        tab.awaitText("Jan Maj");
        tab.evaluate("document.querySelector('[data-act=delete-account]').click()");
        tab.await("document.getElementById('question').open");
        tab.press("Enter");
        tab.await("!document.getElementById('question').open");

        assertThat(tab.evaluate("document.getElementById('question').returnValue")
                        .asString())
                .isEqualTo("no");
    }

    @Test
    void thePeopleFitThePhone() {
        Person piotr =
                town.sandbox().people().create(PersonSpec.on(Bakery.META_PAGE).called("Piotr", "Wolski"));
        town.sandbox().people().talk().say(piotr, "Is there any rye bread left today? ".repeat(3));
        tab.size(390, 844, true);
        tab.open(town.sandbox().url() + "/sandbox/");
        tab.click(".person", "Anna Kowalska");
        tab.click("#back", "");
        tab.await("document.getElementById('people-list').innerText.includes('Piotr Wolski')");

        assertThat(tab.evaluate("document.getElementById('add').getBoundingClientRect().right")
                        .asInt())
                .isLessThanOrEqualTo(390);
    }

    @Test
    void theRepliesThatAMessageOffersDoNotCoverIt() {
        tab.size(390, 844, true);
        Person maria =
                town.sandbox().people().create(PersonSpec.on(Bakery.META_PAGE).called("Maria", "Wolska"));
        for (int i = 0; i < 12; i++) {
            town.sandbox().people().talk().say(maria, "Dzień dobry");
        }
        // What the bakery answers must not come after the message that offers replies.
        town.sandbox().clock().advanceBy(Duration.ZERO);
        tab.open(town.sandbox().url() + "/sandbox/?psid=" + maria.psid());
        tab.awaitText("Maria Wolska");
        choices(maria);
        tab.await("document.querySelector('.reply')");

        assertThat(tab.evaluate("document.querySelector('#thread li:last-child').getBoundingClientRect().bottom")
                        .asInt())
                .isLessThanOrEqualTo(tab.evaluate("document.querySelector('.reply').getBoundingClientRect().top")
                        .asInt());
    }

    /// A message of the page that ends in two quick replies.
    private void choices(Person to) {
        String url = town.sandbox().graphUrl() + "/v20.0/me/messages?access_token=page-token";
        String body = """
                {"recipient": {"id": "%s"}, "message": {"text": "Which one?", "quick_replies": [
                 {"content_type": "text", "title": "Rye", "payload": "R"},
                 {"content_type": "text", "title": "Spelt", "payload": "S"}]}}""".formatted(to.psid());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    @Test
    void aSentenceAboutWhatSomebodyDidStaysUntilTheyDoSomethingElse() {
        tab.size(1440, 900, false);
        tab.open(town.sandbox().url() + "/sandbox/");
        tab.await("document.getElementById('target').value");
        tab.evaluate("document.getElementById('target').value = '2022-01-01T10:00'");
        tab.evaluate("document.querySelector('#turn-to button').click()");
        tab.await("!document.getElementById('trouble').hidden");
        tab.evaluate("new Promise((later) => setTimeout(later, 2500))");

        assertThat(tab.evaluate("document.getElementById('trouble').hidden").asBoolean())
                .isFalse();
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
