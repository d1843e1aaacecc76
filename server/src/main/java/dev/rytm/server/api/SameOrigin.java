package dev.rytm.server.api;

import dev.rytm.server.api.Refusal.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Lets only our own pages change anything in the name of whoever is signed in in the browser.
///
/// Browsers say where an unsafe request comes from, in `Origin` and `Sec-Fetch-Site`; a request that says neither comes
/// from none. Requests with an API key are not asked: no page of somebody else's can send one.
final class SameOrigin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Front front;

    SameOrigin(Front front) {
        this.front = front;
    }

    void check(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean sameSite = site == null || site.equals("same-origin");
        boolean ours = origin == null || front.isOurs(origin, request);
        if (!sameSite || !ours || (site == null && origin == null)) {
            throw new Refusal(403, Sentence.of("cross-site"), List.of());
        }
        String type = request.getContentType();
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refusal(415, Sentence.of("http.415"), List.of());
        }
    }
}
