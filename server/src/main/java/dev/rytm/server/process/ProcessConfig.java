package dev.rytm.server.process;

import dev.rytm.server.room.Settings;

/// How many batches of persons are decided at once, and how many persons make a batch.
public record ProcessConfig(int workers, int batch) {

    public static ProcessConfig read(Settings settings) {
        return new ProcessConfig(
                settings.number("RYTM_PROCESS_WORKERS", 2, 1, 64),
                settings.number("RYTM_PROCESS_BATCH", 500, 1, 5_000));
    }
}
