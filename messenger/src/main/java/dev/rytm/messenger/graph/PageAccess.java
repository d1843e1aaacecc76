package dev.rytm.messenger.graph;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What it takes to speak as a page. With the app secret every call carries a proof that it is ours, made once.
public final class PageAccess {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAX_QUOTE = 500;

    private final String pageMetaId;
    private final String accessToken;
    private final @Nullable String appSecret;
    private final Optional<String> proof;
    private volatile @Nullable Address messages;

    public PageAccess(String pageMetaId, String accessToken, @Nullable String appSecret) {
        this.pageMetaId = pageMetaId;
        this.accessToken = accessToken;
        this.appSecret = appSecret;
        this.proof = proof(accessToken, appSecret);
    }

    /// Where the page's messages go, below a client's root: the same for every message.
    private record Address(String root, URI uri) {}

    String pageMetaId() {
        return pageMetaId;
    }

    String accessToken() {
        return accessToken;
    }

    /// `appsecret_proof`: HMAC-SHA256 of the token under the app secret.
    Optional<String> proof() {
        return proof;
    }

    /// The address that `make` makes, remembered for this root.
    URI messages(String root, Supplier<URI> make) {
        Address known = messages;
        if (known == null || !known.root().equals(root)) {
            known = new Address(root, make.get());
            messages = known;
        }
        return known.uri();
    }

    private static Optional<String> proof(String accessToken, @Nullable String appSecret) {
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
