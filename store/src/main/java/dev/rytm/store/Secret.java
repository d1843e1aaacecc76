package dev.rytm.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Random ids, and secrets of 256 random bits, of which tables keep the hash.
///
/// Nobody can guess such a secret back from a plain SHA-256; a slow hash would protect nothing.
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static String newId() {
        return random(16);
    }

    /// 64 hexadecimal digits.
    static String newSecret() {
        return random(32);
    }

    static byte[] hash(String secret) {
        return Sha256.begin().digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    static String hashText(String text) {
        return HexFormat.of().formatHex(hash(text));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
