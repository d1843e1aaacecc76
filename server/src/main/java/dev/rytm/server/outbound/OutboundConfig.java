package dev.rytm.server.outbound;

import dev.rytm.server.room.Settings;

/// `local`: this machine itself may be called, in plain http and on any port, too. For tests and demonstrations only.
public record OutboundConfig(boolean local) {

    public static OutboundConfig read(Settings settings) {
        return new OutboundConfig(settings.truth("RYTM_OUTBOUND_LOCAL", false));
    }
}
