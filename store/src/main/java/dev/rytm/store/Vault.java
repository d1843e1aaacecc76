package dev.rytm.store;

import dev.rytm.store.json.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals secrets before they reach a table: AES-256-GCM under a master key that never enters the database.
///
/// A sealed value is bound to its place, so that it cannot be opened after being copied into another row, and names
/// the key that sealed it. The key file has one key a line, `id:64 hexadecimal digits`; the first seals, all open:
/// to change the key, put a new line on top. The last line also makes the keyed hashes, and therefore stays.
public final class Vault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;
    private final String sealingKey;
    private final SecretKeySpec hashingKey;
    private final SecureRandom random = new SecureRandom();

    private Vault(Map<String, SecretKeySpec> keys, SecretKeySpec hashingKey) {
        this.keys = keys;
        this.sealingKey = keys.keySet().iterator().next();
        this.hashingKey = hashingKey;
    }

    /// Where a sealed value lives. `row` is the rest of the row's key.
    public record Place(String table, String column, long pageId, String row) {

        private byte[] bytes() {
            return (table + "|" + column + "|" + pageId + "|" + row).getBytes(StandardCharsets.UTF_8);
        }
    }

    /// Reads the master keys from a file.
    public static Vault open(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the master key file " + file + " cannot be read; RYTM_MASTER_KEY_FILE must name one", e);
        }
    }

    /// The keys from the lines of a key file; blank lines do not count.
    public static Vault of(List<String> lines) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        SecretKeySpec last = null;
        for (String line : lines) {
            if (!line.isBlank()) {
                String[] parts = line.strip().split(":", -1);
                if (parts.length != 2 || !parts[0].matches("[a-z0-9-]{1,32}") || !parts[1].matches("[0-9a-fA-F]{64}")) {
                    throw new IllegalArgumentException(
                            "each line of the master key file must be an id, a colon and 64 hexadecimal digits");
                }
                last = key(HexFormat.of().parseHex(parts[1]));
                if (keys.putIfAbsent(parts[0], last) != null) {
                    throw new IllegalArgumentException("the master key file names the key " + parts[0] + " twice");
                }
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("the master key file must hold at least one key");
        }
        return new Vault(keys, derived(last, "keyed-hash"));
    }

    /// A fresh line for a key file.
    public static String newKeyLine(String id) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return id + ":" + HexFormat.of().formatHex(key);
    }

    public String seal(String clear, Place place) {
        byte[] sealed = encrypt(key(sealingKey), clear.getBytes(StandardCharsets.UTF_8), place.bytes());
        return sealingKey + ":" + Base64.getEncoder().encodeToString(sealed);
    }

    public String unseal(String sealed, Place place) {
        return open(sealed, place).orElseThrow(() -> changed(place));
    }

    /// As [#unseal]; nothing if the value does not belong there or was changed.
    Optional<String> open(String sealed, Place place) {
        int colon = sealed.indexOf(':');
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(colon + 1));
        return opened(key(sealed.substring(0, colon)), bytes, place)
                .map(clear -> new String(clear, StandardCharsets.UTF_8));
    }

    /// Whether it would be sealed by the same key today.
    boolean isSealedByNewestKey(String sealed) {
        return sealed.startsWith(sealingKey + ":");
    }

    public byte[] sealBytes(byte[] clear, Place place) {
        byte[] id = sealingKey.getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = encrypt(key(sealingKey), clear, place.bytes());
        return ByteBuffer.allocate(1 + id.length + sealed.length)
                .put((byte) id.length)
                .put(id)
                .put(sealed)
                .array();
    }

    public byte[] unsealBytes(byte[] sealed, Place place) {
        String id = new String(sealed, 1, sealed[0], StandardCharsets.US_ASCII);
        byte[] bytes = new byte[sealed.length - 1 - sealed[0]];
        System.arraycopy(sealed, 1 + sealed[0], bytes, 0, bytes.length);
        return decrypt(key(id), bytes, place);
    }

    /// A hash that nobody can compute without the key: recognises a value without keeping it. 64 hexadecimal
    /// digits.
    public String keyedHash(String purpose, String value) {
        return HexFormat.of().formatHex(hmac(hashingKey, purpose + "|" + value));
    }

    /// The seal for the tokens of one JSON document.
    public Seal seal(Place place) {
        return new Seal() {
            @Override
            public String close(String token) {
                return seal(token, place);
            }

            @Override
            public String open(String closed) {
                return unseal(closed, place);
            }
        };
    }

    /// A new key of 256 bits, for whoever keeps it sealed.
    byte[] newKey() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }

    byte[] sealUnder(byte[] key, byte[] clear, Place place) {
        return encrypt(key(key), clear, place.bytes());
    }

    /// Nothing if the value does not belong there or was changed.
    static Optional<byte[]> openUnder(byte[] key, byte[] sealed, Place place) {
        return opened(key(key), sealed, place);
    }

    private byte[] encrypt(SecretKeySpec key, byte[] clear, byte[] place) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            byte[] sealed = cipher.doFinal(clear);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value could not be sealed", e);
        }
    }

    private static byte[] decrypt(SecretKeySpec key, byte[] sealed, Place place) {
        return opened(key, sealed, place).orElseThrow(() -> changed(place));
    }

    private static IllegalStateException changed(Place place) {
        return new IllegalStateException("the sealed value in " + place.table() + "." + place.column()
                + " does not belong there or was changed");
    }

    private static Optional<byte[]> opened(SecretKeySpec key, byte[] sealed, Place place) {
        if (sealed.length < NONCE) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            cipher.updateAAD(place.bytes());
            return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks AES-256-GCM", e);
        }
    }

    private SecretKeySpec key(String id) {
        SecretKeySpec key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("the master key file lacks the key " + id + ", which sealed a value");
        }
        return key;
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    private static SecretKeySpec derived(SecretKeySpec master, String purpose) {
        return new SecretKeySpec(hmac(new SecretKeySpec(master.getEncoded(), "HmacSHA256"), purpose), "HmacSHA256");
    }

    private static byte[] hmac(SecretKeySpec key, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks HmacSHA256", e);
        }
    }
}
