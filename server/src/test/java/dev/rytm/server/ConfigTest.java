package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.server.dispatch.DispatchConfig;
import dev.rytm.server.room.Settings;
import dev.rytm.server.timer.TimerConfig;
import dev.rytm.store.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigTest {

    @TempDir
    private static Path directory;

    private static final Map<String, String> LEAST = new HashMap<>();

    @BeforeAll
    static void write() throws IOException {
        LEAST.put("RYTM_DATABASE_URL", "jdbc:postgresql://localhost/rytm");
        LEAST.put("RYTM_DATABASE_PASSWORD", "secret");
        LEAST.put("RYTM_MASTER_KEY_FILE", file("master.key", Vault.newKeyLine("test")));
        file("empty.key", "");
        file("broken.key", "no key");
        Files.createDirectories(directory.resolve("packs"));
        file("packs/broken.properties", "from=yesterday");
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

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
                        "RYTM_HTTP_ADDRESS",
                        "RYTM_HTTP_PORT",
                        "RYTM_KEEP_EVENT_DAYS",
                        "RYTM_KEEP_RAW_BODY_DAYS",
                        "RYTM_KEEP_SEND_DAYS",
                        "RYTM_LEASE",
                        "RYTM_LOG",
                        "RYTM_MASTER_KEY_FILE",
                        "RYTM_OPS_PORT",
                        "RYTM_OUTBOUND_LOCAL",
                        "RYTM_PACE",
                        "RYTM_PROCESS_BATCH",
                        "RYTM_PROCESS_WORKERS",
                        "RYTM_PUBLIC_URL",
                        "RYTM_QUIET",
                        "RYTM_RULE_PACKS",
                        "RYTM_SIMULATOR_URL",
                        "RYTM_STRICT",
                        "RYTM_WEBHOOK_MAX_BYTES",
                        "RYTM_WEBHOOK_READ_TIMEOUT",
                        "RYTM_WEBHOOK_STORE_TIMEOUT");
    }

    @Test
    void hasADefaultForAllButThree() {
        Config config = Config.read(LEAST);

        assertThat(config.database().user()).isEqualTo("rytm");
        assertThat(config.database().connections()).isEqualTo(20);
        assertThat(config.http()).isEqualTo(new HttpConfig("127.0.0.1", 8080, 9090));
        assertThat(config.studio()).isEqualTo(new StudioConfig(Optional.empty(), Optional.empty()));
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
                        250,
                        false));
    }

    @Test
    void isStrictWhenAskedTo() {
        assertThat(Config.read(with("RYTM_STRICT", "true")).dispatch().strict()).isTrue();
        assertThat(Config.read(with("RYTM_STRICT", "false")).dispatch().strict())
                .isFalse();
        assertThatThrownBy(() -> Config.read(with("RYTM_STRICT", "yes")))
                .hasMessage("RYTM_STRICT must be true or false but is yes");
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
    void tellsAlsoWhatOnlyTheWholeShows() {
        String told = refused(Map.of(
                "RYTM_LEASE", "1s",
                "GRAPH_BASE_URL", "http://192.0.2.1",
                "RYTM_GRAPH_VERSION", "latest",
                "RYTM_DATABASE_URL", "postgres://rytm:hunter2@host/db",
                "RYTM_MASTER_KEY_FILE", directory.resolve("none.key").toString(),
                "RYTM_RULE_PACKS", directory.resolve("none").toString(),
                "RYTM_CLOCK", "bogus"));

        assertThat(told.lines().skip(1).map(line -> line.replaceFirst("(the [^;]*; )?(\\w+).*", "$2")))
                .containsExactlyInAnyOrder(
                        "RYTM_LEASE",
                        "GRAPH_BASE_URL",
                        "RYTM_GRAPH_VERSION",
                        "RYTM_DATABASE_URL",
                        "RYTM_MASTER_KEY_FILE",
                        "RYTM_RULE_PACKS",
                        "RYTM_CLOCK");
        assertThat(told).doesNotContain("hunter2");
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource
    void saysWhatIsWrongAndWhatHelps(String name, String value, String sentence) {
        String given =
                value.startsWith("*") ? directory.resolve(value.substring(1)).toString() : value;
        String told = refused(Map.of(name, given));

        assertThat(told.lines()).as(told).hasSize(2).first().isEqualTo("Rytm cannot start:");
        assertThat(told).contains(name).contains(sentence).doesNotContain("Exception", "\tat ");
    }

    static Stream<Arguments> saysWhatIsWrongAndWhatHelps() {
        return Stream.of(durations(), addresses(), files()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> durations() {
        return Stream.of(
                Arguments.of("RYTM_LEASE", "0s", "must be from 100ms to 1h but is 0s"),
                Arguments.of("RYTM_LEASE", "61m", "must be from 100ms to 1h but is 61m"),
                Arguments.of("RYTM_LEASE", "14999ms", "must be at least RYTM_GATE and RYTM_EXCHANGE_DEADLINE together"),
                Arguments.of("RYTM_EXCHANGE_DEADLINE", "99ms", "must be from 100ms to 5m"),
                Arguments.of("RYTM_EXCHANGE_DEADLINE", "301s", "must be from 100ms to 5m"),
                Arguments.of("RYTM_GATE", "0s", "must be from 10ms to 5m"),
                Arguments.of("RYTM_GATE", "soon", "must be a number with ms, s, m, h or d behind it"),
                Arguments.of("RYTM_QUIET", "0s", "must be from 100ms to 24h"),
                Arguments.of("RYTM_QUIET", "25h", "must be from 100ms to 24h"),
                Arguments.of("RYTM_BACK_OFF", "0ms", "must be from 10ms to 10m"),
                Arguments.of("RYTM_WEBHOOK_READ_TIMEOUT", "0s", "must be from 100ms to 1m"),
                Arguments.of("RYTM_WEBHOOK_STORE_TIMEOUT", "99999999d", "must be from 100ms to 1m"),
                Arguments.of("RYTM_WEBHOOK_STORE_TIMEOUT", "-1s", "must be a number with ms, s, m, h or d behind it"),
                Arguments.of("RYTM_PACE", "0", "must be a whole number from 1 to 10000"),
                Arguments.of("RYTM_DATABASE_CONNECTIONS", "many", "must be a whole number from 2 to 500"));
    }

    private static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of(
                        "GRAPH_BASE_URL", "https://graph.facebook.com:port", "must be an address such as https://"),
                Arguments.of("GRAPH_BASE_URL", "graph facebook", "must be an address such as https://"),
                Arguments.of("GRAPH_BASE_URL", "ftp://graph.facebook.com", "must be an address such as https://"),
                Arguments.of("GRAPH_BASE_URL", "http://192.0.2.1", "use https"),
                Arguments.of("GRAPH_BASE_URL", "https://a:b@graph.facebook.com", "leave user, query and fragment out"),
                Arguments.of("RYTM_GRAPH_VERSION", "26", "must look like v26.0 but is 26"),
                Arguments.of("RYTM_CLOCK", "bogus", "must be an address such as http://"),
                Arguments.of("RYTM_CLOCK", "file:///etc/localtime", "must be an address such as http://"),
                Arguments.of("RYTM_HTTP_ADDRESS", "localhost", "must be an IP address of this machine"),
                Arguments.of("RYTM_HTTP_ADDRESS", "256.0.0.1", "must be an IP address of this machine"),
                Arguments.of("RYTM_HTTP_PORT", "65536", "must be a whole number from 0 to 65535"),
                Arguments.of("RYTM_OPS_PORT", "http", "must be a whole number from 0 to 65535"),
                Arguments.of("RYTM_DATABASE_URL", "postgres://host/db", "must look like jdbc:postgresql://"),
                Arguments.of("RYTM_LOG", "xml", "must be text or json but is xml"),
                Arguments.of("RYTM_HTTP_PROT", "80", "is not a setting of this version; remove it"));
    }

    private static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("RYTM_MASTER_KEY_FILE", "*none.key", "cannot be read"),
                Arguments.of("RYTM_MASTER_KEY_FILE", "*packs", "cannot be read"),
                Arguments.of("RYTM_MASTER_KEY_FILE", "*empty.key", "must hold at least one key"),
                Arguments.of("RYTM_MASTER_KEY_FILE", "*broken.key", "an id, a colon and 64 hexadecimal digits"),
                Arguments.of("RYTM_MASTER_KEY_FILE", "a\0b", "must be a path of this machine"),
                Arguments.of("RYTM_RULE_PACKS", "*none", "cannot be read"),
                Arguments.of("RYTM_RULE_PACKS", "*packs", "The rule pack broken cannot be used"));
    }

    @Test
    void takesTheBoundsThemselves() {
        Config config = Config.read(with(Map.of(
                "RYTM_LEASE", "110ms",
                "RYTM_EXCHANGE_DEADLINE", "100ms",
                "RYTM_GATE", "10ms",
                "RYTM_QUIET", "24h",
                "RYTM_BACK_OFF", "10m",
                "RYTM_WEBHOOK_STORE_TIMEOUT", "1m")));

        assertThat(config.dispatch().lease()).isEqualTo(Duration.ofMillis(110));
        assertThat(Config.read(with("RYTM_HTTP_ADDRESS", "::")).http().address())
                .isEqualTo("::");
        assertThat(Config.read(with("RYTM_LOG", "json")).clock()).isEqualTo("system");
    }

    /// What an operator sees: the sentence, the exit status, and no trace of the machine's insides.
    @Test
    void aServerThatCannotStartSaysWhyAndEndsWithTwo() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RYTM_") || name.equals("GRAPH_BASE_URL"));
        builder.environment().putAll(with("RYTM_CLOCK", "bogus"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isEqualTo(2);
        assertThat(printed.lines())
                .containsExactly(
                        "Rytm cannot start:",
                        "RYTM_CLOCK must be an address such as http://127.0.0.1:8090/sandbox/clock");
    }

    private static String refused(Map<String, String> more) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(Main.config(with(more), new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isEmpty();
        return printed.toString(StandardCharsets.UTF_8).strip();
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
        return with(Map.of(name, value));
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.putAll(more);
        return environment;
    }
}
