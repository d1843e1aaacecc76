package dev.rytm.server.outbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs calls as Standard Webhooks says, so that whoever is called needs nothing of ours to check them: the id,
/// the time and the body, each secret giving one signature.
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static Map<String, String> headers(String id, Instant at, String body, List<byte[]> secrets) {
        String time = String.valueOf(at.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", time);
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> "v1," + sign(secret, id + "." + time + "." + body))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private static String sign(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with " + ALGORITHM, e);
        }
    }
}
