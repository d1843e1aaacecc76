package dev.rytm.e2e.local;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.bakery.BakeryOpening.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What the local start must remember of its bakery, in a file that only its owner may read.
record Kept(long pageId, String topicId, String key, String appSecret, String verifyToken, String accessToken) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Kept of(Bakery bakery, Secrets secrets) {
        return new Kept(
                bakery.pageId(),
                bakery.topicId(),
                bakery.key(),
                secrets.appSecret(),
                secrets.verifyToken(),
                secrets.accessToken());
    }

    Secrets secrets() {
        return new Secrets(appSecret, verifyToken, accessToken);
    }

    static Optional<Kept> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), Kept.class))
                    : Optional.empty();
        } catch (IOException problem) {
            throw new UncheckedIOException("what is kept of the bakery could not be read from " + file, problem);
        }
    }

    /// Written beside and moved into place, so that the file is whole or absent.
    void write(Path file) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            throw new UncheckedIOException("what is kept of the bakery could not be written to " + file, problem);
        }
    }

    /// Secrets never reach a log.
    @Override
    public String toString() {
        return "Kept[page " + pageId + "]";
    }
}
