package dev.rytm.server.room;

import dev.rytm.core.IdSource;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Ids that nobody can guess, and fair chance.
public final class RandomIds implements IdSource {

    private static final int BYTES = 16;
    private final SecureRandom random = new SecureRandom();

    @Override
    public String newId() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int percent() {
        return random.nextInt(100);
    }
}
