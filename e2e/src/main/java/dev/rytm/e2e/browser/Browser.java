package dev.rytm.e2e.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The system's Chromium without a window, with a profile of its own that begins empty.
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            "--remote-debugging-port=0");
    private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://([^/]+)/.*)");
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final URI address;

    private Browser(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// The browser's program, if there is one on the path.
    public static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Starts one whose profile lies in `profile` and which asks pages for `language`.
    public static Browser start(Path profile, String language) {
        Path program = program()
                .orElseThrow(() -> new IllegalStateException(
                        "Chromium is missing; install it with your package manager (`apt install chromium`)."));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("--user-data-dir=" + profile, "--accept-lang=" + language, "about:blank"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Browser(process, address(process));
        } catch (IOException problem) {
            throw new UncheckedIOException(program + " could not be started", problem);
        }
    }

    private static URI address(Process process) throws IOException {
        BufferedReader said = process.errorReader();
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.matches()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(rest -> {}));
                return URI.create(matcher.group(1));
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException("Chromium ended at once and said:\n" + all);
    }

    /// The page it starts with.
    public Tab tab() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address.getAuthority() + "/json/list"))
                    .build();
            JsonNode list =
                    json.readTree(client.send(request, BodyHandlers.ofString()).body());
            String url = list.valueStream()
                    .filter(target -> target.path("type").asString("").equals("page"))
                    .map(target -> target.path("webSocketDebuggerUrl").asString(""))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Chromium has no page"));
            return new Tab(DevTools.connect(client, URI.create(url)));
        } catch (IOException problem) {
            throw new UncheckedIOException("Chromium does not answer", problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Chromium", stopped);
        }
    }

    /// One more page beside the first, of the same person.
    public Tab newTab() {
        return tab(Map.of("url", "about:blank"));
    }

    /// A page of somebody else: a profile of its own, that nobody has signed in to.
    public Tab strangersTab() {
        try (DevTools browser = DevTools.connect(client, address)) {
            String profile = browser.call("Target.createBrowserContext", Map.of())
                    .path("browserContextId")
                    .asString();
            return tab(Map.of("url", "about:blank", "browserContextId", profile));
        }
    }

    private Tab tab(Map<String, Object> wanted) {
        try (DevTools browser = DevTools.connect(client, address)) {
            String target =
                    browser.call("Target.createTarget", wanted).path("targetId").asString();
            URI url = URI.create("ws://" + address.getAuthority() + "/devtools/page/" + target);
            return new Tab(DevTools.connect(client, url));
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
