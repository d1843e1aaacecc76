package dev.rytm.postgres.testing;

import dev.rytm.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What test JVMs that were killed left in the temporary directory: a running server and its files.
final class Leftovers {
    static final String PREFIX = "rytm-test-postgres-";

    private Leftovers() {}

    static void sweep() throws IOException {
        List<Path> candidates;
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            candidates = entries.filter(Leftovers::isOurs).toList();
        }
        candidates.forEach(Leftovers::delete);
    }

    /// Deletes the directory of a test server unless its owner lives.
    static void delete(Path directory) {
        try {
            if (LocalPostgres.discard(directory.resolve("data"))) {
                Files.deleteIfExists(directory);
            }
        } catch (IOException | UncheckedIOException sweptByAnother) {
            System.getLogger(Leftovers.class.getName())
                    .log(System.Logger.Level.DEBUG, "left to another sweeper: " + directory, sweptByAnother);
        }
    }

    // Only what this user made: anyone may put a directory of this name into a shared temporary directory.
    private static boolean isOurs(Path directory) {
        try {
            return directory.getFileName().toString().startsWith(PREFIX)
                    && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && Files.isDirectory(directory.resolve("data"), LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(directory).getName().equals(System.getProperty("user.name"));
        } catch (IOException gone) {
            return false;
        }
    }
}
