package dev.rytm.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// How people reach us.
///
/// @param onLoopback nobody outside this machine reaches the port that we listen on
/// @param publicUrl the address that browsers use, if the configuration names it; else the request tells
/// @param simulator where the pretend Messenger is, if we work against one
public record Front(boolean onLoopback, Optional<URI> publicUrl, Optional<URI> simulator) {

    /// The address that links to the studio begin with, without a slash at the end.
    public String address(HttpServletRequest request) {
        return publicUrl
                .map(url -> url.toString().replaceFirst("/+$", ""))
                .orElseGet(() -> request.getScheme() + "://" + authority(request));
    }

    /// Whether an `Origin` is our own.
    boolean isOurs(String origin, HttpServletRequest request) {
        return publicUrl
                .map(url -> origin.equals(url.getScheme() + "://" + url.getAuthority()))
                .orElseGet(() -> origin.equals("http://" + authority(request))
                        || origin.equals("https://" + authority(request)));
    }

    /// Whether the browser speaks to this very machine, by the name that it uses. A name that merely leads here,
    /// as those of other people's web pages may, does not count.
    public boolean isCalledFromHere(HttpServletRequest request) {
        return onLoopback && isLoopback(request.getServerName().toLowerCase(Locale.ROOT));
    }

    static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    /// The `Host` header as the web server read it, which refuses a malformed one.
    private static String authority(HttpServletRequest request) {
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return usual ? host : host + ":" + port;
    }
}
