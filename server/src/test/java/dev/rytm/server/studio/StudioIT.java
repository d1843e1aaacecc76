package dev.rytm.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.api.Running;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The built studio, as a browser gets it.
class StudioIT {

    private static final Pattern SCRIPT = Pattern.compile("src=\"/(assets/[^\"]+\\.js)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<byte[]> call(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + Running.server().server.httpPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private String text(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = call("GET", path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static Optional<String> header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name);
    }

    private String script() throws IOException, InterruptedException {
        Matcher script = SCRIPT.matcher(text("/"));
        assertThat(script.find()).isTrue();
        return "/" + script.group(1);
    }

    @Test
    void everyAddressOfAPageIsAnsweredWithTheOnePage() throws Exception {
        String page = text("/");
        assertThat(page).contains("<div id=\"root\">");

        for (String path : List.of("/link", "/sign-in", "/pages/1/topics/abc", "/index.html", "/a?b=c.d")) {
            assertThat(text(path)).as(path).isEqualTo(page);
        }
        HttpResponse<byte[]> answer = call("GET", "/link");
        assertThat(header(answer, "Content-Type")).contains("text/html;charset=utf-8");
        assertThat(header(answer, "Cache-Control")).contains("no-cache");
        assertThat(header(answer, "Last-Modified")).isEmpty();
    }

    @Test
    void assetsAreKeptForEver() throws Exception {
        HttpResponse<byte[]> answer = call("GET", script());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).contains("text/javascript;charset=utf-8");
        assertThat(header(answer, "Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(header(answer, "Content-Encoding")).isEmpty();
    }

    @Test
    void whoTakesThemCompressedGetsThemCompressed() throws Exception {
        HttpResponse<byte[]> answer = call("GET", script(), "Accept-Encoding", "br, gzip");

        assertThat(header(answer, "Content-Encoding")).contains("gzip");
        assertThat(header(answer, "Vary")).contains("Accept-Encoding");
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(plain.readAllBytes()).isEqualTo(call("GET", script()).body());
        }
    }

    @Test
    void whatIsNotThereIsNotThere() throws Exception {
        for (String path : List.of(
                "/assets/none.js",
                "/favicon.ico",
                "/api/v1/nothing",
                "/api",
                "/webhook/x",
                "/assets/../../application.properties",
                "/assets/..%2f..%2fdev/rytm/server/log-json.xml",
                "/../dev/rytm/server/log-json.xml",
                "/dev/rytm/server/log-json.xml",
                "/%2e%2e/logback.xml",
                "/.hidden.js",
                "/assets//x.js")) {
            HttpResponse<byte[]> answer = call("GET", path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .as(path)
                    .doesNotContain("<configuration", "root");
        }
        assertThat(call("POST", "/link").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> head = call("HEAD", "/link");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void browsersAreToldWhatTheyMustNotDo() throws Exception {
        for (String path : List.of("/", script(), "/assets/none.js", "/api/v1/session", "/api/v1/nothing")) {
            HttpResponse<byte[]> answer = call("GET", path);
            assertThat(header(answer, "Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")
                    .contains("frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
                    .doesNotContain("unsafe", "frame-src", "*");
            assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
            assertThat(header(answer, "Referrer-Policy")).contains("same-origin");
            assertThat(header(answer, "Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(header(answer, "Cross-Origin-Resource-Policy")).contains("same-origin");
            assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
        }
        assertThat(header(call("GET", "/api/v1/session"), "Cache-Control")).contains("no-store");
        assertThat(header(call("GET", "/webhook"), "Content-Security-Policy")).isEmpty();
    }
}
