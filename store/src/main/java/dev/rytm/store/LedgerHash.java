package dev.rytm.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What the rows of the consent ledger and its seals are hashed to; see `docs/ledger.md`. Everything is in hexadecimal.
public final class LedgerHash {

    /// What the first row of a chain, and the first seal of a page, stands on.
    public static final String NOTHING = "0".repeat(64);

    private LedgerHash() {}

    public static String ofRow(String previous, long pageId, String chainId, int position, String body) {
        return hash(previous, pageId, position, ascii(chainId), HexFormat.of().parseHex(body));
    }

    public static String ofSeal(String previous, long pageId, int number, String heads) {
        return hash(previous, pageId, number, ascii(heads));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hash(String previous, long pageId, int number, byte[]... parts) {
        MessageDigest digest = Sha256.begin();
        digest.update(HexFormat.of().parseHex(previous));
        digest.update(ByteBuffer.allocate(12).putLong(pageId).putInt(number).flip());
        for (byte[] part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
