package dev.rytm.e2e.local;

import dev.rytm.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The opening of the bakery at the first start, which is done whole or, if it was interrupted, begun anew: a marker
/// lies in the directory meanwhile.
final class FirstOpening {

    private final Path data;
    private final Path marker;

    FirstOpening(Path data) {
        this.data = data;
        this.marker = data.resolve("opening");
    }

    void begin() {
        try {
            Files.deleteIfExists(marker);
            Files.createFile(marker);
        } catch (IOException problem) {
            throw new UncheckedIOException("nothing can be written to " + data, problem);
        }
    }

    void end() {
        try {
            Files.deleteIfExists(marker);
        } catch (IOException problem) {
            throw new UncheckedIOException("the file " + marker + " cannot be deleted", problem);
        }
    }

    /// Empties the directory of what a first opening left that did not end. Nobody has used it yet.
    void clearUnfinished() {
        if (!Files.exists(marker)) {
            return;
        }
        try {
            if (LocalPostgres.discard(data.resolve("postgres"))) {
                for (String file : List.of("bakery.json", "sandbox.json", "sandbox.json.clock")) {
                    Files.deleteIfExists(data.resolve(file));
                }
                Files.delete(marker);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("an unfinished first start in " + data + " cannot be cleared", problem);
        }
    }
}
