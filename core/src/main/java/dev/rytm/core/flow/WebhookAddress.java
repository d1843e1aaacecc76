package dev.rytm.core.flow;

import java.net.URI;
import java.net.URISyntaxException;

/// Whether an author may name this address to be called: https, with a host and nothing secret in it.
///
/// Where the name leads is looked at when the call is made, as that may change at any time.
public final class WebhookAddress {

    private static final int LONGEST = 2_000;
    private static final int HTTPS = 443;

    private WebhookAddress() {}

    public static boolean isAcceptable(String url) {
        try {
            return url.length() <= LONGEST && isAcceptable(new URI(url));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isAcceptable(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && (address.getPort() == -1 || address.getPort() == HTTPS);
    }
}
