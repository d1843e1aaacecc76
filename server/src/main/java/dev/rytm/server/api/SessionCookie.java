package dev.rytm.server.api;

import dev.rytm.store.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// The cookie that a session lives in.
///
/// Its prefix makes browsers keep it for this host alone, from nobody but this host, and over nothing but https.
/// They take loopback for as good as https, so it serves `./rytm`, too.
final class SessionCookie {

    static final String NAME = "__Host-s";

    private static final String RULES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";

    private SessionCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    static void set(HttpServletResponse response, String secret) {
        response.addHeader(
                "Set-Cookie",
                NAME + "=" + secret + RULES + Duration.ofDays(Sessions.DAYS).toSeconds());
    }

    static void clear(HttpServletResponse response) {
        response.addHeader("Set-Cookie", NAME + "=" + RULES + "0");
    }
}
