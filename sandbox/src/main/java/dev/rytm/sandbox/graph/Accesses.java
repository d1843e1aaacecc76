package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Registry;
import dev.rytm.sandbox.platform.Rule;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Rules 6 and 7: who calls, and for which page.
final class Accesses {

    /// The access that a call has, or why it has none.
    record Result(
            Registry.@Nullable Access access, @Nullable Refusal refusal) {}

    private final Registry registry;

    Accesses(Registry registry) {
        this.registry = registry;
    }

    /// `node` is the page named in the path, or `me`.
    Result of(String node, Params params) {
        Result result = of(params);
        Registry.Access access = result.access();
        if (access == null || node.equals("me") || node.equals(access.page().id())) {
            return result;
        }
        return refused(Refusal.of(
                Rule.ACCESS,
                100,
                33,
                "Object with ID '%s' does not exist, or cannot be loaded due to missing permissions.".formatted(node)));
    }

    Result of(Params params) {
        Optional<Registry.Access> found = registry.access(params.text("access_token"));
        if (found.isEmpty() || found.get().page().switches().tokensRevoked()) {
            return refused(Refusal.of(Rule.ACCESS, 190, 0, "Invalid OAuth 2.0 Access Token"));
        }
        Registry.Access access = found.get();
        String proof = params.text("appsecret_proof");
        boolean wrong = !proof.isEmpty()
                && !MessageDigest.isEqual(
                        proof.getBytes(StandardCharsets.UTF_8),
                        hmac(access.app().secret(), access.value()).getBytes(StandardCharsets.UTF_8));
        return wrong
                ? refused(Refusal.parameter(Rule.ACCESS, "Invalid appsecret_proof provided in the API argument"))
                : new Result(access, null);
    }

    private static Result refused(Refusal refusal) {
        return new Result(null, refusal);
    }

    static String hmac(String key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", impossible);
        }
    }
}
