package dev.rytm.messenger.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whether a webhook really comes from Meta: `X-Hub-Signature-256` over the raw bytes of the body.
///
/// The header must occur exactly once and read `sha256=` and 64 lower-case hexadecimal digits. During a change of
/// the app secret all active secrets are tried; without any nothing is genuine. The comparison takes the same
/// time wherever the difference lies. Source: docs/platform, webhooks.
public final class Signature {

    /// The header's name.
    public static final String HEADER = "X-Hub-Signature-256";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int LENGTH = PREFIX.length() + 64;

    private Signature() {}

    /// `headers` are all values of the header that the request carries.
    public static boolean matches(List<String> headers, byte[] body, List<String> secrets) {
        if (headers.size() != 1 || !isWellFormed(headers.getFirst())) {
            return false;
        }
        byte[] claimed = HexFormat.of().parseHex(headers.getFirst().substring(PREFIX.length()));
        boolean genuine = false;
        for (String secret : secrets) {
            genuine |= !secret.isEmpty() && MessageDigest.isEqual(claimed, digest(body, secret));
        }
        return genuine;
    }

    private static boolean isWellFormed(String header) {
        return header.length() == LENGTH
                && header.startsWith(PREFIX)
                && header.chars().skip(PREFIX.length()).allMatch(Signature::isLowerHex);
    }

    private static boolean isLowerHex(int unit) {
        return (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'f');
    }

    private static byte[] digest(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
