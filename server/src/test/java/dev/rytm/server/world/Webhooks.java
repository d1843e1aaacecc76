package dev.rytm.server.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Meta's side of the webhook, as a test plays it.
public final class Webhooks {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;

    public Webhooks(int port) {
        this.port = port;
    }

    public static String message(String psid, String mid, int second) {
        return message(World.META_PAGE, psid, mid, second);
    }

    public static String message(String page, String psid, String mid, int second) {
        long at = World.START.plusSeconds(second).toEpochMilli();
        return """
                {"object":"page","entry":[{"id":"%s","time":%d,"messaging":[
                  {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,
                   "message":{"mid":"%s","text":"hello"}}]}]}""".formatted(page, at, psid, page, at, mid);
    }

    public static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public int postSigned(String body) {
        return postSigned(body.getBytes(StandardCharsets.UTF_8));
    }

    public int postSigned(byte[] body) {
        return send(post(body).header("X-Hub-Signature-256", signature(body, World.SECRET)))
                .statusCode();
    }

    /// Comes again after 503, as Meta does, but not for an hour.
    public int deliver(String body) {
        int status = postSigned(body);
        for (int i = 0; i < 20 && status == 503; i++) {
            status = postSigned(body);
        }
        return status;
    }

    public HttpRequest.Builder post(byte[] body) {
        return HttpRequest.newBuilder(address("/webhook"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    public int get(String path) {
        return send(HttpRequest.newBuilder(address(path))).statusCode();
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
