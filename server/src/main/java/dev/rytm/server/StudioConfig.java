package dev.rytm.server;

import dev.rytm.server.api.Front;
import dev.rytm.server.room.Settings;
import dev.rytm.server.studio.StudioRoom;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/// How people reach the studio: the address that their browsers use, if it is not the one that we listen on, and
/// where the pretend Messenger is, if we work against one.
public record StudioConfig(Optional<URI> publicUrl, Optional<URI> simulator) {

    static StudioConfig read(Settings settings) {
        return new StudioConfig(
                settings.optionalUri("RYTM_PUBLIC_URL", "https://rytm.example"),
                settings.optionalUri("RYTM_SIMULATOR_URL", "http://127.0.0.1:8090/sandbox/"));
    }

    Front front(HttpConfig http) {
        return new Front(InetAddress.ofLiteral(http.address()).isLoopbackAddress(), publicUrl, simulator);
    }

    StudioRoom room() {
        boolean overHttps =
                publicUrl.map(URI::getScheme).filter("https"::equals).isPresent();
        return new StudioRoom(overHttps, simulator);
    }
}
