package dev.rytm.server.studio;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/// What browsers must not do with our answers, said on every one of them: run what is not ours, show us inside another
/// page, guess at types, tell others where somebody was. Webhooks are not for browsers and do without.
final class SafetyHeaders extends OncePerRequestFilter {

    private final Map<String, String> headers = new LinkedHashMap<>();

    SafetyHeaders(boolean overHttps, Optional<URI> simulator) {
        headers.put("Content-Security-Policy", policy(simulator));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        if (overHttps) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    /// Pictures of topics and messages lie anywhere on the web. The pretend Messenger is shown in a frame, where
    /// there is one. Nothing is written inline, neither scripts nor styles.
    private static String policy(Optional<URI> simulator) {
        String frames = simulator
                .map(url -> "frame-src " + url.getScheme() + "://" + url.getAuthority() + "; ")
                .orElse("");
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; " + frames
                + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals("/webhook");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        headers.forEach(response::setHeader);
        chain.doFilter(request, response);
    }
}
