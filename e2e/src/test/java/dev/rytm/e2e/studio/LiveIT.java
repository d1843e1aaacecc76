package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.browser.Tab;
import dev.rytm.e2e.stack.ApiClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What somebody watches changes before their eyes, and nothing is asked of the server while nothing changes.
@ExtendWith(OneStudio.class)
class LiveIT {

    private static final String COUNT = """
            window.looks = 0;
            const server = window.fetch.bind(window);
            window.fetch = (request, ...rest) => {
              const { pathname } = new URL(request.url ?? request, location.href);
              if (/\\/(today|notices)$/.test(pathname)) window.looks += 1;
              return server(request, ...rest);
            };
            """;

    /// Longer than the studio would wait from look to look if nothing told it.
    private static final long QUIET_MILLIS = 11_000;
    private static final int SPANS = 10;

    private static final String LOST = "document.querySelector('main [data-row=lost] [data-value]')?.textContent";

    private final Studio studio;
    private final Tab tab;

    LiveIT(Studio studio) {
        this.studio = studio;
        this.tab = studio.tab();
    }

    @Test
    void aNumberOnHomeChangesWithoutBeingAskedForAgainAndAgain() throws InterruptedException {
        String counting = tab.beforeEachPage("{" + COUNT + "}");
        try {
            studio.show("");
            tab.await(LOST);
            assertThat(comesToRest())
                    .as("no look in two spans that follow each other")
                    .isTrue();
            String before = tab.evaluate(LOST).asString();

            somebodyStops();

            tab.await(LOST + " !== '" + before + "'");
        } finally {
            tab.forget(counting);
        }
    }

    /// What the tests before have begun may still change numbers for a while; whoever asks again and again never rests.
    private boolean comesToRest() throws InterruptedException {
        int quiet = 0;
        for (int span = 0; span < SPANS && quiet < 2; span++) {
            int looks = looks();
            Thread.sleep(QUIET_MILLIS);
            quiet = looks() == looks ? quiet + 1 : 0;
        }
        return quiet == 2;
    }

    private int looks() {
        return tab.evaluate("window.looks").asInt();
    }

    private void somebodyStops() {
        ApiClient api = new ApiClient(
                "http://127.0.0.1:" + studio.town().server().httpPort(),
                studio.bakery().key());
        String root = "/pages/" + studio.bakery().pageId();
        String topic = studio.bakery().topicId();
        String person = api.get(root + "/contacts?topic=" + topic + "&status=ACTIVE")
                .at("/contacts/0/id")
                .asString();
        api.post(root + "/contacts/" + person + "/edits", Map.of("kind", "stop-topic", "topic", topic));
    }
}
