package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.server.dispatch.DispatchConfig;
import dev.rytm.server.room.Settings;
import dev.rytm.server.timer.TimerConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigTest {

    private static final Map<String, String> LEAST = Map.of(
            "RYTM_DATABASE_URL", "jdbc:postgresql://localhost/rytm",
            "RYTM_DATABASE_PASSWORD", "secret",
            "RYTM_MASTER_KEY_FILE", "/etc/rytm/key");

    @Test
    void knowsExactlyTheseNames() {
        Settings settings = new Settings(LEAST);

        Config.read(settings);

        assertThat(settings.known())
                .containsExactly(
                        "GRAPH_BASE_URL",
                        "RYTM_BACK_OFF",
                        "RYTM_CLOCK",
                        "RYTM_DATABASE_CONNECTIONS",
                        "RYTM_DATABASE_PASSWORD",
                        "RYTM_DATABASE_URL",
                        "RYTM_DATABASE_USER",
                        "RYTM_EXCHANGE_DEADLINE",
                        "RYTM_GATE",
                        "RYTM_GRAPH_CONNECTIONS",
                        "RYTM_GRAPH_VERSION",
                        "RYTM_HTTP_PORT",
                        "RYTM_KEEP_EVENT_DAYS",
                        "RYTM_KEEP_RAW_BODY_DAYS",
                        "RYTM_KEEP_SEND_DAYS",
                        "RYTM_LEASE",
                        "RYTM_MASTER_KEY_FILE",
                        "RYTM_OPS_PORT",
                        "RYTM_PACE",
                        "RYTM_PROCESS_BATCH",
                        "RYTM_PROCESS_WORKERS",
                        "RYTM_QUIET",
                        "RYTM_RULE_PACKS",
                        "RYTM_WEBHOOK_MAX_BYTES",
                        "RYTM_WEBHOOK_READ_TIMEOUT",
                        "RYTM_WEBHOOK_STORE_TIMEOUT");
    }

    @Test
    void hasADefaultForAllButThree() {
        Config config = Config.read(LEAST);

        assertThat(config.database().user()).isEqualTo("rytm");
        assertThat(config.database().connections()).isEqualTo(20);
        assertThat(config.http()).isEqualTo(new HttpConfig(8080, 9090));
        assertThat(config.graph()).isEqualTo(new GraphConfig(URI.create("https://graph.facebook.com"), "v26.0", 200));
        assertThat(config.clock()).isEqualTo("system");
        assertThat(config.rulePacks()).isEmpty();
        assertThat(config.intake().maxBytes()).isEqualTo(4 * 1024 * 1024);
        assertThat(config.intake().readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.intake().storeTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.process().workers()).isEqualTo(2);
        assertThat(config.process().batch()).isEqualTo(500);
        assertThat(config.timer()).isEqualTo(new TimerConfig(30, 400, 400));
        assertThat(config.dispatch())
                .isEqualTo(new DispatchConfig(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(1),
                        250));
    }

    @Test
    void refusesAnUnknownNameWithOurPrefix() {
        assertThatThrownBy(() -> Config.read(with("RYTM_HTTP_PROT", "80")))
                .hasMessage("RYTM_HTTP_PROT is not a setting of this version; remove it");
    }

    @Test
    void leavesOtherNamesAlone() {
        assertThat(Config.read(with("PATH", "/bin")).clock()).isEqualTo("system");
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        assertThatThrownBy(() -> Config.read(Map.of("RYTM_HTTP_PORT", "65536", "RYTM_GATE", "soon")))
                .hasMessageContaining("RYTM_DATABASE_URL must be set")
                .hasMessageContaining("RYTM_DATABASE_PASSWORD must be set")
                .hasMessageContaining("RYTM_MASTER_KEY_FILE must be set")
                .hasMessageContaining("RYTM_HTTP_PORT must be a whole number from 0 to 65535 but is 65536")
                .hasMessageContaining("RYTM_GATE must be a number with ms, s, m, h or d behind it");
    }

    @Test
    void allowsPlainHttpToLoopbackOnly() {
        assertThat(Config.read(with("GRAPH_BASE_URL", "http://127.0.0.1:8123"))
                        .graph()
                        .baseUrl())
                .hasPort(8123);
        assertThatThrownBy(() -> Config.read(with("GRAPH_BASE_URL", "http://192.0.2.1")))
                .hasMessageContaining("https");
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(Config.read(LEAST).toString()).doesNotContain("secret");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(name, value);
        return environment;
    }
}
