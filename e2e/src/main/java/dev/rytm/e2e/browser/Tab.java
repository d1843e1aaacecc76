package dev.rytm.e2e.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One page of the browser, told what to do over the DevTools protocol.
public final class Tab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_MILLIS = 40;

    /// What the protocol wants to know of a key beside its name: as browsers number them, and Ctrl as a bit.
    private static final Map<String, Integer> KEY_CODES = Map.of("Tab", 9, "Enter", 13, "k", 75);
    private static final int CONTROL = 2;

    private final JsonMapper json = JsonMapper.shared();
    private final Answers answers = new Answers();
    private final AtomicLong numbers = new AtomicLong();
    private final WebSocket socket;

    private Tab(HttpClient client, URI url) {
        this.socket = client.newWebSocketBuilder().buildAsync(url, answers).join();
    }

    static Tab connect(HttpClient client, URI url) {
        return new Tab(client, url);
    }

    /// Shows `url` and returns when it is loaded.
    public void open(String url) {
        call("Page.navigate", Map.of("url", url));
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// Makes the page that large, in the pixels of a phone if `phone`.
    public void size(int width, int height, boolean phone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /// Lets the page live in that time zone.
    public void zone(ZoneId zone) {
        call("Emulation.setTimezoneOverride", Map.of("timezoneId", zone.getId()));
    }

    /// Lets the page live by day (`light`) or by night (`dark`).
    public void scheme(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// Runs `script` in every page that is opened from now on, before anything of its own. Returns by
    /// what to forget it.
    public String beforeEachPage(String script) {
        call("Page.enable", Map.of());
        return call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .path("identifier")
                .asString();
    }

    public void forget(String script) {
        call("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }

    /// The value of an expression of JavaScript.
    public JsonNode evaluate(String expression) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + " failed: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /// Waits until the expression is true.
    public void await(String expression) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() - giveUp > 0) {
                throw new IllegalStateException("not true within " + PATIENCE.toSeconds() + " s: " + expression
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

    /// Presses a key by its name in the DOM, `Tab` or `Enter`, as somebody without a mouse does.
    public void press(String key) {
        press(key, 0);
    }

    public void pressWithControl(String key) {
        press(key, CONTROL);
    }

    private void press(String key, int modifiers) {
        Map<String, Object> stroke = new HashMap<>(
                Map.of("key", key, "code", key.length() == 1 ? "Key" + key.toUpperCase(Locale.ROOT) : key));
        stroke.put("modifiers", modifiers);
        stroke.put("windowsVirtualKeyCode", KEY_CODES.getOrDefault(key, 0));
        stroke.put("type", "keyDown");
        if (key.equals("Enter")) {
            stroke.put("text", "\r");
        }
        call("Input.dispatchKeyEvent", stroke);
        stroke.remove("text");
        stroke.put("type", "keyUp");
        call("Input.dispatchKeyEvent", stroke);
    }

    /// Types where the focus is.
    public void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /// Waits until people can read `text` on the page.
    public void awaitText(String text) {
        await("document.body.innerText.includes(" + json.writeValueAsString(text) + ")");
    }

    /// What it looks like, as PNG.
    public byte[] screenshot() {
        JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode(answer.path("data").asString());
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        long number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = answers.expect(number);
        String command = json.writeValueAsString(Map.of("id", number, "method", method, "params", parameters));
        socket.sendText(command, true).join();
        try {
            JsonNode said = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (said.has("error")) {
                throw new IllegalStateException(method + " failed: " + said.path("error"));
            }
            return said.path("result");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + method, stopped);
        } catch (ExecutionException | TimeoutException silent) {
            throw new IllegalStateException(method + " was not answered", silent);
        }
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

    @Override
    public void close() {
        socket.abort();
    }

    /// Puts the pieces of answers together and hands each to whom it belongs; events are of no interest.
    private final class Answers implements WebSocket.Listener {

        private final Map<Long, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();
        private final StringBuilder begun = new StringBuilder();

        CompletableFuture<JsonNode> expect(long number) {
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            expected.put(number, answer);
            return answer;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
            begun.append(piece);
            if (last) {
                JsonNode message = json.readTree(begun.toString());
                begun.setLength(0);
                CompletableFuture<JsonNode> answer =
                        expected.remove(message.path("id").asLong(0));
                if (answer != null) {
                    answer.complete(message);
                }
            }
            from.request(1);
            return null;
        }
    }
}
