package dev.rytm.messenger.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphConfigTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.facebook.com",
                "https://graph.facebook.com/",
                "https://10.0.0.7:8443/graph",
                "http://localhost:9000",
                "http://127.0.0.1:9000",
                "http://127.9.9.9",
                "http://[::1]:9000"
            })
    void takesHttpsAnywhereAndPlainHttpToItself(String url) {
        assertThat(config(url, "v26.0").baseUrl()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.facebook.com",
                "http://10.0.0.7",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "http://0.0.0.0:9000",
                "http://[::2]",
                "ftp://localhost",
                "graph.facebook.com",
                "https://user:secret@graph.facebook.com",
                "https://graph.facebook.com?x=1",
                "https://graph.facebook.com#x"
            })
    void refusesEveryOtherAddressByName(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(url, "v26.0"))
                .withMessageContaining("GRAPH_BASE_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26", "v26", "26.0", "v26.0/../me", "latest"})
    void refusesAVersionOfAnotherShape(String version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config("https://a.b", version))
                .withMessageContaining("v26.0");
    }

    @Test
    void keepsSecretsOutOfEveryText() {
        assertThat(Calls.onToken().toString()).doesNotContain("PAGE-TOKEN", "APP-SECRET", "NOTIFICATION-TOKEN");
        assertThat(new TokenInfo("SECRET", "7", null, null, null, null, null, null, false, false).toString())
                .doesNotContain("SECRET");
    }

    @Test
    void provesThatACallIsOurs() {
        // echo -n PAGE-TOKEN | openssl dgst -sha256 -hmac APP-SECRET
        assertThat(Calls.ACCESS.proof()).contains("f5a1671897fdbac7b49b24a7e2cb878125f44f243e1153a7ec0f6f947ffc0f65");
        assertThat(new PageAccess("1", "T", null).proof()).isEmpty();
        assertThat(new PageAccess("1", "T", "").proof()).isEmpty();
    }

    private static GraphConfig config(String url, String version) {
        return new GraphConfig(URI.create(url), version, Duration.ofSeconds(1), Duration.ofSeconds(2), 4);
    }
}
