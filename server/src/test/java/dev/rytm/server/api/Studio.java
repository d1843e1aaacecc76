package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.api.Client.Answer;
import dev.rytm.store.OneTimeLinks.Guest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the API as the studio in a browser does: it keeps the cookie and says where its requests come from.
public final class Studio {

    public static final String PASSWORD = "correct horse battery";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicLong PEOPLE = new AtomicLong();

    private final String url;
    private final Map<String, String> headers = new TreeMap<>();

    public Studio(int port) {
        this.url = "http://127.0.0.1:" + port;
        headers.put("Origin", url);
        headers.put("Sec-Fetch-Site", "same-origin");
        headers.put("Accept-Language", "en");
        headers.put("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    }

    public static Studio here() {
        return new Studio(Running.server().server.httpPort());
    }

    /// Somebody new, signed in, with this role in a workspace; tests give roles as an invitation would.
    public static Studio signedIn(long workspace, Role role) {
        String email = newEmail();
        String token = Running.server()
                .database
                .inTransaction(t -> t.links()
                        .invite(workspace, new Guest(email, role.name(), null))
                        .secret());
        Studio studio = here();
        studio.post("/api/v1/links/use", joining(token, email)).ok();
        return studio;
    }

    public static String newEmail() {
        return "person" + PEOPLE.incrementAndGet() + "@example.com";
    }

    public static Map<String, Object> joining(String token, String email) {
        return Map.of("token", token, "name", "Zofia Nowak", "email", email, "password", PASSWORD, "language", "pl");
    }

    /// Sends another value of a header from now on; null leaves it out.
    public Studio with(String header, @Nullable String value) {
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    public String url() {
        return url;
    }

    @Nullable
    String cookie() {
        return headers.get("Cookie");
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer signIn(String email, String password) {
        return post("/api/v1/session", Map.of("email", email, "password", password));
    }

    public JsonNode session() {
        return get("/api/v1/session").ok();
    }

    public boolean isSignedIn() {
        return session().get("signedIn").asBoolean();
    }

    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(
                    method,
                    BodyPublishers.ofString(body instanceof String ready ? ready : JSON.writeValueAsString(body)));
            if (!headers.containsKey("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().firstValue("Set-Cookie").ifPresent(this::keep);
            String text = response.body().isBlank() ? "null" : response.body();
            return new Answer(response.statusCode(), Client.parsed(text), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        assertThat(cookie).startsWith("__Host-s=");
        with("Cookie", cookie.contains("Max-Age=0") ? null : cookie.substring(0, cookie.indexOf(';')));
    }
}
