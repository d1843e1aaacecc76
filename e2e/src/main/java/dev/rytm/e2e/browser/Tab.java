package dev.rytm.e2e.browser;

import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One page of the browser, told what to do over the DevTools protocol.
public final class Tab implements AutoCloseable {

    /// Keys that are held, as bits.
    public static final int ALT = 1;

    public static final int CONTROL = 2;
    public static final int SHIFT = 8;

    /// How browsers number keys whose name is no character.
    private static final Map<String, Integer> KEY_CODES = Map.of(
            "Tab",
            9,
            "Enter",
            13,
            "Shift",
            16,
            "Control",
            17,
            "Escape",
            27,
            "ArrowUp",
            38,
            "ArrowDown",
            40,
            "Delete",
            46);

    /// What browsers do by themselves at these keys with Ctrl, which the protocol leaves to whoever presses them.
    private static final Map<String, String> COMMANDS = Map.of("c", "copy", "x", "cut", "v", "paste");

    private final DevTools page;
    private final Sight sight;
    private final Pointer pointer;

    Tab(DevTools page) {
        this.page = page;
        this.sight = Sight.ofThePage(page);
        this.pointer = new Pointer(page);
    }

    /// Shows `url` and returns when it is loaded.
    public void open(String url) {
        page.call("Page.navigate", Map.of("url", url));
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// Brings the page before the others of its browser; one that lies behind is not drawn.
    public void front() {
        page.call("Page.bringToFront", Map.of());
    }

    /// Makes the page that large, in the pixels of a phone if `phone`.
    public void size(int width, int height, boolean phone) {
        page.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /// Lets the page live in that time zone.
    public void zone(ZoneId zone) {
        page.call("Emulation.setTimezoneOverride", Map.of("timezoneId", zone.getId()));
    }

    /// Lets the page live by day (`light`) or by night (`dark`).
    public void scheme(String scheme) {
        page.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// Runs `script` in every page that is opened from now on, before anything of its own. Returns by
    /// what to forget it.
    public String beforeEachPage(String script) {
        page.call("Page.enable", Map.of());
        return page.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .path("identifier")
                .asString();
    }

    public void forget(String script) {
        page.call("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }

    /// The value of an expression of JavaScript.
    public JsonNode evaluate(String expression) {
        return sight.evaluate(expression);
    }

    /// Waits until the expression is true.
    public void await(String expression) {
        sight.await(expression);
    }

    /// Clicks the first element that fits `selector` and whose text holds `text`, as soon as there is one that can be
    /// clicked.
    public void click(String selector, String text) {
        sight.click(selector, text);
    }

    /// Presses a key by its name in the DOM, `Tab` or `Enter`, as somebody without a mouse does.
    public void press(String key) {
        press(key, 0);
    }

    public void pressWithControl(String key) {
        press(key, CONTROL);
    }

    /// Presses a key while others are held: a sum of [#ALT], [#CONTROL] and [#SHIFT].
    public void press(String key, int modifiers) {
        Map<String, Object> stroke = stroke(key, modifiers);
        if (key.equals("Enter")) {
            stroke.put("text", "\r");
        }
        if (COMMANDS.containsKey(key) && modifiers == CONTROL) {
            stroke.put("commands", List.of(COMMANDS.get(key)));
        }
        stroke.put("type", "keyDown");
        page.call("Input.dispatchKeyEvent", stroke);
        letGo(key);
    }

    /// Presses a key, Shift for example, and holds it until it is let go.
    public void hold(String key) {
        Map<String, Object> stroke = stroke(key, 0);
        stroke.put("type", "rawKeyDown");
        page.call("Input.dispatchKeyEvent", stroke);
    }

    public void letGo(String key) {
        Map<String, Object> stroke = stroke(key, 0);
        stroke.put("type", "keyUp");
        page.call("Input.dispatchKeyEvent", stroke);
    }

    private static Map<String, Object> stroke(String key, int modifiers) {
        return new HashMap<>(Map.of(
                "key",
                key,
                "code",
                code(key),
                "modifiers",
                modifiers,
                "windowsVirtualKeyCode",
                KEY_CODES.getOrDefault(key, (int) Character.toUpperCase(key.charAt(0)))));
    }

    /// Cuts the page off from every server, or lets it speak again.
    public void offline(boolean offline) {
        page.call("Network.enable", Map.of());
        page.call(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /// Where the key sits on a keyboard.
    private static String code(String key) {
        if (key.length() > 1) {
            return key;
        }
        return (Character.isDigit(key.charAt(0)) ? "Digit" : "Key") + key.toUpperCase(Locale.ROOT);
    }

    /// The mouse on this page.
    public Pointer pointer() {
        return pointer;
    }

    /// Kills the page in the midst of what it does, as a crash of the browser would; it answers nothing any more.
    public void crash() {
        var _ = page.send("Page.crash", Map.of());
    }

    /// Types where the focus is.
    public void type(String text) {
        page.call("Input.insertText", Map.of("text", text));
    }

    /// Waits until people can read `text` on the page.
    public void awaitText(String text) {
        sight.awaitText(text);
    }

    /// What another site shows inside this page; its address begins with `address`.
    public Sight frame(String address) {
        return Sight.ofTheFrame(page, address);
    }

    /// What it looks like, as PNG.
    public byte[] screenshot() {
        JsonNode answer = page.call("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode(answer.path("data").asString());
    }

    @Override
    public void close() {
        page.close();
    }
}
