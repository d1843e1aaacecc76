package dev.rytm.server.api.access;

import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Turns;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Hashes passwords by argon2id and compares them: three passes over 64 MiB in one lane.
///
/// Few are hashed at once, so that guessing costs us neither the memory nor the processors that sending needs. Letters
/// that can be typed in two ways are one.
public final class Passwords {

    /// Bounds of the length in characters. Beyond it, a password must not be one of those that are tried first.
    public static final int LEAST = 12;

    public static final int MOST = 128;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 64 * 1024;
    private static final int PASSES = 3;
    private static final int MOST_AT_ONCE = 4;

    /// Four times what one hash takes: the rest of the heap belongs to others.
    private static final long HEAP_FOR_EACH = 4L * KIBIBYTES * 1024;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    private final Turns hashing =
            new Turns(Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_FOR_EACH, 1, MOST_AT_ONCE), "sign-in-busy");
    private final String nobodys = nobodys();

    /// A hash that no password is known to have, for accounts that do not exist: they take as long as others.
    private static String nobodys() {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    static void check(Checks checks, String pointer, String password) {
        int length = password.codePointCount(0, password.length());
        boolean fits = length >= LEAST && length <= MOST;
        checks.require(fits, pointer, "password-length", LEAST, MOST)
                .require(!fits || !CommonPasswords.has(password), pointer, "password-common");
    }

    String hash(String password) {
        return hashing.inTurn(() -> encoder.encode(normalised(password)));
    }

    /// Whether it is the password of this hash. Without one it takes as long and is not.
    boolean matches(String password, @Nullable String hash) {
        return hashing.inTurn(() -> encoder.matches(normalised(password), hash == null ? nobodys : hash))
                && hash != null;
    }

    /// Whether the hash was made with less effort than today's.
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
