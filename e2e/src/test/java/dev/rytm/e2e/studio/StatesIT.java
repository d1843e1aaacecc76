package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.studio.Screens.Screen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every screen while it loads, when there is nothing, when the server is in trouble, and with everything on it.
@ExtendWith(OneStudio.class)
class StatesIT {

    private final Studio studio;

    StatesIT(Studio studio) {
        this.studio = studio;
        studio.tab().size(1440, 900, false);
    }

    static List<Screen> screens() {
        return Screens.all();
    }

    static List<Screen> lists() {
        return Screens.all().stream().filter(Screen::canBeEmpty).toList();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void saysThatItLoads(Screen screen) {
        try (Interception _ = Interception.silence(studio.tab(), screen.asks())) {
            studio.show(found(screen.path()));
            studio.tab().await("document.querySelector('[aria-busy=true]')");
            studio.picture(screen.name() + "-loading");
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void saysWhatToDoWhenThereIsNothing(Screen screen) {
        try (Interception _ = Interception.answer(studio.tab(), screen.asks(), screen.nothing())) {
            studio.show(found(screen.path()));
            studio.tab().awaitText(screen.hint());
            studio.picture(screen.name() + "-empty");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void saysWhatWentWrongAndTriesAgain(Screen screen) {
        try (Interception _ = Interception.trouble(studio.tab(), screen.asks())) {
            studio.show(found(screen.path()));
            studio.tab().awaitText("Serwer ma kłopoty.");
            studio.picture(screen.name() + "-error");
            studio.tab().await("document.querySelector('[role=alert] button')");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void showsWhatThereIs(Screen screen) {
        studio.show(found(screen.path()));
        studio.tab()
                .await(
                        "!document.querySelector('[aria-busy=true]') && !document.querySelector('main [role=alert] h2')");
        studio.picture(screen.name() + "-full");
        assertThat(studio.tab().evaluate("document.title").asString()).endsWith(" · Rytm");
    }

    private String found(String path) {
        return path.replace("{flow}", first("flows", "/id"))
                .replace("{sequence}", first("sequences", "/sequence/id"))
                .replace("{topic}", first("topics", "/topic/id"))
                .replace("{segment}", first("segments", "/id"))
                .replace("{person}", first("contacts", "/id"))
                .replace("{upload}", path.contains("{upload}") ? file(false) : "")
                .replace("{import}", path.contains("{import}") ? file(true) : "");
    }

    /// The id of a file that was uploaded, and of one that was brought in as well, with a row that was wrong.
    private String file(boolean broughtIn) {
        for (JsonNode one : studio.api().get(page() + "/imports").get("imports")) {
            if (one.get("state").asString().equals("UPLOADING") != broughtIn) {
                return one.get("id").asString();
            }
        }
        String id = studio.api()
                .post(page() + "/imports", Map.of("name", "goście.csv"))
                .get("id")
                .asString();
        String path = page() + "/imports/" + id;
        String rows = "PSID;Imię\n%s;Ala\nnikt;Ola\n".formatted(first("contacts", "/id"));
        studio.api().post(path + "/parts", Map.of("number", 0, "text", rows));
        if (broughtIn) {
            List<Map<String, String>> columns = List.of(Map.of("kind", "id"), Map.of("kind", "first-name"));
            studio.api().post(path + "/start", Map.of("separator", ";", "columns", columns, "tags", List.of()));
        }
        return id;
    }

    private String page() {
        return "/pages/" + studio.bakery().pageId();
    }

    private String first(String list, String pointer) {
        JsonNode answer = studio.api().get(page() + "/" + list);
        JsonNode rows = answer.isArray() ? answer : answer.path(list);
        return rows.path(0).at(pointer).asString();
    }
}
