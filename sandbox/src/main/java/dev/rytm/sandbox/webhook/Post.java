package dev.rytm.sandbox.webhook;

import dev.rytm.sandbox.fault.WebhookFault;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.platform.App;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One POST to an app's webhook: the bytes and their signature. A repeat sends the same bytes.
final class Post {

    private final App app;
    private final List<Parcel> parcels;
    private final byte[] body;
    private final String signature;
    private int attempts;

    private Post(App app, List<Parcel> parcels, byte[] body) {
        this.app = app;
        this.parcels = parcels;
        this.body = body;
        this.signature = sign(app.secret(), body);
    }

    /// Packs parcels. Each has an entry of its own unless `shareEntry`: then those of one page share one.
    static Post of(List<Parcel> parcels, boolean shareEntry) {
        ObjectNode root = Json.object().put("object", "page");
        ArrayNode entries = root.putArray("entry");
        Map<String, ArrayNode> byPage = new LinkedHashMap<>();
        for (Parcel parcel : parcels) {
            ArrayNode shared = shareEntry ? byPage.get(parcel.page().id()) : null;
            if (shared == null) {
                ObjectNode entry = entries.addObject();
                entry.put("id", parcel.page().id());
                entry.put("time", parcel.happenedAt().toEpochMilli());
                shared = entry.putArray("messaging");
                byPage.put(parcel.page().id(), shared);
            }
            shared.add(parcel.item());
        }
        return new Post(parcels.getFirst().app(), List.copyOf(parcels), Json.ascii(root));
    }

    App app() {
        return app;
    }

    List<Parcel> parcels() {
        return parcels;
    }

    byte[] body() {
        return body;
    }

    int attempts() {
        return attempts;
    }

    /// The headers of the next attempt. Only the first suffers from a fault of the signature.
    Map<String, String> nextHeaders() {
        attempts++;
        WebhookFault fault = attempts == 1 ? parcels.getFirst().fault() : null;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "facebookexternalua");
        if (fault == WebhookFault.WRONG_SIGNATURE) {
            headers.put("X-Hub-Signature-256", "sha256=" + sign(app.secret() + "?", body));
        } else if (fault != WebhookFault.NO_SIGNATURE) {
            headers.put("X-Hub-Signature-256", "sha256=" + signature);
        }
        return headers;
    }

    private static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", impossible);
        }
    }
}
