package dev.rytm.server;

import dev.rytm.server.room.Settings;

/// The ports: webhooks and the API on one, health and metrics on the other, which listens on loopback only. 0 takes a
/// free one.
public record HttpConfig(int port, int opsPort) {

    static HttpConfig read(Settings settings) {
        return new HttpConfig(
                settings.number("RYTM_HTTP_PORT", 8080, 0, 65_535), settings.number("RYTM_OPS_PORT", 9090, 0, 65_535));
    }
}
