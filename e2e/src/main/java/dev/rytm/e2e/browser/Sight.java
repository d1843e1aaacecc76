package dev.rytm.e2e.browser;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One document as whoever sits before it has it: the page itself, or what another site shows inside it.
public final class Sight {

    private static final long LOOK_AGAIN_MILLIS = 40;

    private final JsonMapper json = JsonMapper.shared();
    private final DevTools page;
    private final @Nullable Integer context;

    private Sight(DevTools page, @Nullable Integer context) {
        this.page = page;
        this.context = context;
    }

    static Sight ofThePage(DevTools page) {
        return new Sight(page, null);
    }

    /// Waits for the frame, which a page may still be about to draw, and looks at it in a world beside its own scripts.
    static Sight ofTheFrame(DevTools page, String address) {
        long giveUp = System.nanoTime() + DevTools.PATIENCE.toNanos();
        while (true) {
            for (JsonNode child : page.call("Page.getFrameTree", Map.of()).at("/frameTree/childFrames")) {
                JsonNode frame = child.path("frame");
                if (frame.path("url").asString().startsWith(address)) {
                    JsonNode world = page.call(
                            "Page.createIsolatedWorld",
                            Map.of("frameId", frame.path("id").asString()));
                    return new Sight(page, world.path("executionContextId").asInt());
                }
            }
            if (System.nanoTime() - giveUp > 0) {
                throw new IllegalStateException("the page shows nothing from " + address);
            }
            pause();
        }
    }

    /// The value of an expression of JavaScript.
    public JsonNode evaluate(String expression) {
        Map<String, Object> question =
                new HashMap<>(Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (context != null) {
            question.put("contextId", context);
        }
        JsonNode answer = page.call("Runtime.evaluate", question);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + " failed: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /// Waits until the expression is true.
    public void await(String expression) {
        long giveUp = System.nanoTime() + DevTools.PATIENCE.toNanos();
        while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() - giveUp > 0) {
                throw new IllegalStateException("not true within " + DevTools.PATIENCE.toSeconds() + " s: " + expression
                        + "; the page says: "
                        + evaluate("document.body.innerText").asString());
            }
            pause();
        }
    }

    /// Clicks the first element that fits `selector` and whose text holds `text`, as soon as there is one that can be
    /// clicked.
    public void click(String selector, String text) {
        String element = ("[...document.querySelectorAll(%s)]"
                        + ".find((one) => one.checkVisibility() && !one.disabled && one.textContent.includes(%s))")
                .formatted(json.writeValueAsString(selector), json.writeValueAsString(text));
        await(element);
        evaluate(element + ".click()");
    }

    /// Waits until people can read `text`.
    public void awaitText(String text) {
        await("document.body.innerText.includes(" + json.writeValueAsString(text) + ")");
    }

    /// Between two looks at a page: a browser tells nobody when it has drawn.
    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the page", stopped);
        }
    }
}
