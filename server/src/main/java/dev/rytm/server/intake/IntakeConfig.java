package dev.rytm.server.intake;

import dev.rytm.server.room.Settings;
import java.time.Duration;

/// How much of a webhook is read, how long it may take to arrive, and how long storing it may take before 503 is the
/// better answer.
public record IntakeConfig(int maxBytes, Duration readTimeout, Duration storeTimeout) {

    public static IntakeConfig read(Settings settings) {
        return new IntakeConfig(
                settings.number("RYTM_WEBHOOK_MAX_BYTES", 4 * 1024 * 1024, 1024, 64 * 1024 * 1024),
                settings.duration("RYTM_WEBHOOK_READ_TIMEOUT", "5s", "100ms", "1m"),
                settings.duration("RYTM_WEBHOOK_STORE_TIMEOUT", "3s", "100ms", "1m"));
    }
}
