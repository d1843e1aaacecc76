package dev.rytm.messenger.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What it takes to speak as a page. With the app secret every call carries a proof that it is ours.
public record PageAccess(
        String pageMetaId, String accessToken, @Nullable String appSecret) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_QUOTE = 500;

    /// `appsecret_proof`: HMAC-SHA256 of the token under the app secret.
    Optional<String> proof() {
        if (appSecret == null || appSecret.isEmpty()) {
            return Optional.empty();
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] digest = mac.doFinal(accessToken.getBytes(StandardCharsets.UTF_8));
            return Optional.of(HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /// Takes what must not be seen out of a foreign text, and shortens it.
    String scrub(String text) {
        String scrubbed = text.replace(accessToken, "***");
        if (appSecret != null && !appSecret.isEmpty()) {
            scrubbed = scrubbed.replace(appSecret, "***");
        }
        return scrubbed.length() <= MAX_QUOTE ? scrubbed : scrubbed.substring(0, MAX_QUOTE);
    }

    /// Tokens are secrets: they never reach a log.
    @Override
    public String toString() {
        return "PageAccess[" + pageMetaId + "]";
    }
}
