package dev.rytm.server;

import dev.rytm.server.room.Settings;
import java.net.InetAddress;

/// Where we listen: webhooks and the API on one address and port, health and metrics on another port, which is loopback
/// only. Port 0 takes a free one. Nobody outside this machine reaches us unless an operator names an address.
public record HttpConfig(String address, int port, int opsPort) {

    private static final String LOOPBACK = "127.0.0.1";

    static HttpConfig read(Settings settings) {
        String address = settings.text("RYTM_HTTP_ADDRESS", LOOPBACK);
        boolean literal = settings.require(
                "RYTM_HTTP_ADDRESS",
                isAddress(address),
                "must be an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them, but is "
                        + address);
        return new HttpConfig(
                literal ? address : LOOPBACK,
                settings.number("RYTM_HTTP_PORT", 8080, 0, 65_535),
                settings.number("RYTM_OPS_PORT", 9090, 0, 65_535));
    }

    /// Names are not looked up: what they mean may change.
    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
