package dev.rytm.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static Map<String, String> headers(List<byte[]> secrets) {
        return Signature.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}", secrets);
    }

    /// The example that Standard Webhooks' own libraries are tested with.
    @Test
    void signsAsTheStandardSays() {
        assertThat(headers(List.of(SECRET)))
                .isEqualTo(Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void twoSecretsGiveTwoSignatures() {
        assertThat(headers(List.of(new byte[32], SECRET))
                        .get("webhook-signature")
                        .split(" "))
                .hasSize(2)
                .endsWith("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
