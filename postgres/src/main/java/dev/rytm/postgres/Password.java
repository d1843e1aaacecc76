package dev.rytm.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// The superuser's password: random, kept in a file that only its owner may read, beside the data directory.
record Password(Path file, String value) {
    private static final int BYTES = 32;

    static Password readOrCreate(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".password");
        if (Files.notExists(file)) {
            if (Files.exists(dataDirectory)) {
                throw new IllegalStateException("The password file " + file + " of " + dataDirectory
                        + " is missing; restore it from your backup.");
            }
            create(file);
        }
        return new Password(file, Files.readString(file).strip());
    }

    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap((value + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Directories.rename(draft, file);
    }

    /// Says where the password is, never what it is.
    @Override
    public String toString() {
        return "Password[" + file + "]";
    }
}
